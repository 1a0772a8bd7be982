package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which of the paper's orderings a table confirms; by the mean absolute error. */
final class Orderings {
    private Orderings() {}

    /**
     * Compares two methods at every number of labels where both have a score.
     *
     * @param sheet scores
     * @param columns numbers of labels, rising
     * @param ours the method that is said to be ahead
     * @param other the method it is ahead of
     * @param from the smallest J from which the claim is made
     * @param claim whose claim, such as "paper: from J = 247 on"
     * @return a sentence with the errors where the claim fails; empty if there is nothing to compare
     */
    static Optional<String> sentence(
            Sheet sheet, List<Integer> columns, String ours, String other, int from, String claim) {
        List<String> ahead = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        boolean holds = true;
        for (int labels : columns) {
            Optional<Scores> mine = sheet.at(ours, labels);
            Optional<Scores> theirs = sheet.at(other, labels);
            if (mine.isEmpty() || theirs.isEmpty()) {
                continue;
            }
            if (mine.get().maeDeg() < theirs.get().maeDeg()) {
                ahead.add(Integer.toString(labels));
            } else {
                behind.add(String.format(
                        Locale.ROOT,
                        "%d (%.2f against %.2f)",
                        labels,
                        mine.get().maeDeg(),
                        theirs.get().maeDeg()));
                holds &= labels < from;
            }
        }
        if (ahead.isEmpty() && behind.isEmpty()) {
            return Optional.empty();
        }
        String text = ours + " against " + other + " (" + claim + "): " + (holds ? "confirmed" : "not confirmed");
        text += ahead.isEmpty() ? "; never ahead" : "; ahead at J = " + and(ahead);
        return Optional.of(text + (behind.isEmpty() ? "" : "; behind at J = " + and(behind)) + ".");
    }

    private static String and(List<String> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : parts.subList(0, parts.size() - 1).stream().collect(Collectors.joining(", ")) + " and "
                        + parts.get(parts.size() - 1);
    }
}
