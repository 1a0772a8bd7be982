package org.bearing.training.bianco.figure;

import java.util.List;
import java.util.Map;

/** The paper's numbers: mean absolute error in degrees and accuracy in percent (Table 2), mean absolute error (Table 3). */
final class Printed {
    private static final List<String> VAE_SSL = List.of(
            "6.34 / 56.2, 3.38 / 75.5, 1.85 / 84.9, 1.36 / 88.4, 1.29 / 89.3, 1.03 / 91.6, 0.73 / 94.0",
            "7.81 / 52.0, 5.05 / 68.7, 3.56 / 76.0, 2.99 / 79.5, 3.01 / 79.9, 2.92 / 81.4, 3.00 / 80.5",
            "9.65 / 82.0, 1.89 / 92.4, 1.50 / 92.8, 1.41 / 93.4, 1.37 / 93.8, 1.38 / 93.9, 1.12 / 95.1",
            "12.9 / 69.3, 3.93 / 81.4, 3.46 / 82.1, 3.25 / 83.3, 3.32 / 83.5, 3.61 / 82.2, 3.11 / 84.4");
    private static final List<String> CNN = List.of(
            "31.5 / 40.3, 25.4 / 49.9, 20.4 / 60.1, 17.8 / 63.4, 15.0 / 70.1, 12.5 / 74.6, 10.0 / 81.2",
            "33.1 / 37.8, 27.6 / 46.5, 23.2 / 55.6, 20.3 / 59.1, 17.8 / 64.8, 16.2 / 68.0, 14.3 / 73.7",
            "17.0 / 51.1, 9.32 / 67.8, 6.11 / 77.1, 4.69 / 82.3, 4.04 / 84.2, 3.01 / 88.5, 2.09 / 91.9",
            "16.3 / 47.6, 9.99 / 60.9, 7.68 / 67.9, 6.36 / 72.9, 5.71 / 74.4, 5.31 / 76.2, 4.96 / 77.1");
    private static final List<String> SRP = List.of("4.72 / 66.1", "5.99 / 60.9", "6.67 / 71.5", "5.34 / 74.6");
    private static final List<String> MUSIC = List.of("22.1 / 25.5", "22.2 / 24.9", "43.2 / 21.7", "36.3 / 29.4");

    private static final Map<String, List<String>> TABLE_3 = Map.of(
            Contender.MUSIC,
            List.of("16.5", "15.3"),
            Contender.SRP,
            List.of("6.29", "4.16"),
            Learner.CNN_AS_CODE.label(),
            List.of("8.96", "47.7"),
            Learner.VAE_SSL.label(),
            List.of("6.15", "2.72"),
            Contender.RTF,
            List.of("7.33", "38.0"));

    private Printed() {}

    /**
     * An entry of Table 2. The CNN's belong to the released code; MUSIC's to the toolbox's form.
     *
     * @param rooms which data
     * @param validation whether of the validation set
     * @param method name in our tables
     * @param labels J, 0 for a method without
     * @return error and accuracy; empty if the paper has none
     */
    static String tableTwo(Rooms rooms, boolean validation, String method, int labels) {
        int set = (rooms == Rooms.MIR ? 2 : 0) + (validation ? 1 : 0);
        if (method.equals(Contender.SRP)) {
            return SRP.get(set);
        }
        if (method.equals(Contender.MUSIC)) {
            return MUSIC.get(set);
        }
        int column = rooms.labels(Size.PAPER.mostLabels()).indexOf(labels);
        boolean vae = method.equals(Learner.VAE_SSL.label());
        if (column < 0 || (!vae && !method.equals(Learner.CNN_AS_CODE.label()))) {
            return "";
        }
        return (vae ? VAE_SSL : CNN).get(set).split(", ", -1)[column];
    }

    /**
     * An entry of Table 3.
     *
     * @param method name in our tables
     * @param offRange whether off the range, else off the grid
     * @return error, degrees; empty if the paper has none
     */
    static String tableThree(String method, boolean offRange) {
        return TABLE_3.getOrDefault(method, List.of("", "")).get(offRange ? 1 : 0);
    }
}
