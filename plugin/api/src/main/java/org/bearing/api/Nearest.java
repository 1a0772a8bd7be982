package org.bearing.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Helps with names typed wrongly. */
public final class Nearest {
    private Nearest() {}

    /**
     * The most similar name, if one is similar enough.
     *
     * @param typed what was typed
     * @param known what there is
     * @return the nearest by edit distance, at most half the letters away
     */
    public static Optional<String> to(String typed, Collection<String> known) {
        String word = typed.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(word, k)))
                .filter(k -> distance(word, k) <= Math.max(2, Math.min(k.length(), word.length()) / 2));
    }

    /**
     * A hint for a message.
     *
     * @param typed what was typed
     * @param known what there is
     * @return "did you mean x?" with the list of all known names
     */
    static String suggest(String typed, Collection<String> known) {
        String all = "known are " + String.join(", ", known);
        return to(typed, known)
                .map(k -> "did you mean " + k + "? (" + all + ")")
                .orElse(all);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
