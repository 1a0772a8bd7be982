package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Scores of methods by number of labels, as a table. */
final class Sheet {
    private final List<Cell> cells = new ArrayList<>();

    private record Cell(String method, int labels, Scores scores) {}

    /** Adds a score; labels are 0 for a method that learns nothing. */
    void add(String method, int labels, Scores scores) {
        cells.add(new Cell(method, labels, scores));
    }

    /** {@return the score of a method with so many labels; one without labels has it for any number} */
    Optional<Scores> at(String method, int labels) {
        return cells.stream()
                .filter(cell -> cell.method.equals(method) && (cell.labels == labels || cell.labels == 0))
                .map(Cell::scores)
                .findFirst();
    }

    private boolean learns(String method) {
        return cells.stream().anyMatch(cell -> cell.method.equals(method) && cell.labels > 0);
    }

    /**
     * Prints the table.
     *
     * @param columns numbers of labels, rising
     * @param printed what the paper has for a method and a number of labels (0: none); empty if nothing
     * @return Markdown
     */
    List<String> markdown(List<Integer> columns, BiFunction<String, Integer, String> printed) {
        StringBuilder head = new StringBuilder("| method | no labels");
        columns.forEach(labels -> head.append(" | J = ").append(labels));
        List<String> lines = new ArrayList<>(List.of(head + " |", "|---" + "|---:".repeat(columns.size() + 1) + "|"));
        for (String method : cells.stream().map(Cell::method).distinct().toList()) {
            StringBuilder row = new StringBuilder("| " + method + " | ");
            row.append(learns(method) ? "" : text(method, 0, printed));
            for (int labels : columns) {
                row.append(" | ").append(learns(method) ? text(method, labels, printed) : "");
            }
            lines.add(row + " |");
        }
        return lines;
    }

    private String text(String method, int labels, BiFunction<String, Integer, String> printed) {
        String ours = at(method, labels).map(Scores::toString).orElse("-");
        String paper = printed.apply(method, labels);
        return paper.isEmpty() ? ours : ours + " (" + paper + ")";
    }
}
