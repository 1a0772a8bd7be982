package org.bearing.geometry;

/**
 * The world's mistake: a truncated or unreadable file, a full disk, a device or a network that went away (exit code 1).
 *
 * <p>The message is one sentence for the user: it names the file, what was found, what was expected and what to do.
 */
public class BearingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message one sentence for the user
     */
    public BearingException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message one sentence for the user
     * @param cause what the platform said
     */
    public BearingException(String message, Throwable cause) {
        super(message, cause);
    }
}
