package org.bearing.automation.file;

import java.util.Locale;

/** Numbers as text, with a point in every locale. */
final class Numbers {
    private Numbers() {}

    /**
     * Fixed decimals.
     *
     * @param value any finite number
     * @param decimals at least 0
     * @return text without an exponent; no negative zero
     */
    static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.startsWith("-") && text.matches("-0\\.?0*") ? text.substring(1) : text;
    }
}
