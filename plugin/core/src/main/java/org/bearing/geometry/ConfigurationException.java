package org.bearing.geometry;

/**
 * A mistake in what was typed or configured: an option, a preset, a label, a file of the wrong kind or channel count
 * (exit code 2).
 */
public final class ConfigurationException extends BearingException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message one sentence for the user: what was found, what was expected, what to do
     */
    public ConfigurationException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message one sentence for the user
     * @param cause what the platform said
     */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }
}
