package org.bearing.training.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One row of the ablation: the usual plan with some values changed.
 *
 * @param name what is different
 * @param changes values by key of the plan
 */
record Variant(String name, Map<String, String> changes) {
    Variant {
        changes = Map.copyOf(changes);
    }

    private static Variant of(String name, String... keysAndValues) {
        Map<String, String> changes = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            changes.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new Variant(name, changes);
    }

    /** The rows in their order; all with as many steps as {@code epochs} passes over {@code examples} are. */
    static List<Variant> all(int examples, int epochs) {
        List<Variant> rows = new ArrayList<>();
        rows.add(of("**as shipped, with less data**"));
        rows.add(of("cues: plain means (eq. 2), not weighted", "weighted_cues", "false"));
        rows.add(of("cues: no correlation curves", "mute", "[\"CURVES\"]"));
        rows.add(of("cues: no spectrum", "mute", "[\"SPECTRUM\"]"));
        rows.add(of("cues: neither, the 729 of the paper, weighted", "mute", "[\"CURVES\", \"SPECTRUM\"]"));
        rows.add(of("cues: no level differences", "mute", "[\"LEVELS\"]"));
        rows.add(of("heads: none half-way between two", "blended_heads", "0"));
        rows.add(of("heads: none stretched", "head_stretch", "0.0"));
        rows.add(of(
                "network: plain, twice as wide, exchanged examples",
                "network.odd_size",
                "0",
                "network.hidden",
                "[1024, 512]"));
        rows.add(of("network: half as wide", "network.hidden", "[256, 128]"));
        rows.add(of("embedding: 8 dimensions", "network.embedding_size", "8", "network.odd_size", "4"));
        rows.add(of("embedding: 3 dimensions", "network.embedding_size", "3", "network.odd_size", "1"));
        rows.add(neighbours("loss: neighbours in the batch instead of proxies", "loss.neighbour", "0.1"));
        rows.add(neighbours("loss: contrastive (eq. 13-14) instead of proxies", "loss.contrastive", "1.0"));
        rows.add(of("loss: no direct output beside it", "loss.direct", "0.0"));
        rows.addAll(lessData(examples, epochs));
        if (epochs % 2 == 0) {
            rows.add(of(
                    "data: twice the examples, as many steps",
                    "examples",
                    Integer.toString(2 * examples),
                    "schedule.epochs",
                    Integer.toString(epochs / 2)));
        }
        return rows;
    }

    /** The rows for the sphere's plan, which begins from the frontal model's weights. */
    static List<Variant> sphere(int examples, int epochs) {
        List<Variant> rows = new ArrayList<>();
        rows.add(of("**as shipped, with less data**"));
        rows.add(of("cues: no level differences", "mute", "[\"LEVELS\"]"));
        rows.add(of("cues: no correlation curves", "mute", "[\"CURVES\"]"));
        rows.add(of("cues: no spectrum", "mute", "[\"SPECTRUM\"]"));
        rows.add(of("network: from random weights", "from", ""));
        rows.add(of("network: from random weights, twice as wide", "from", "", "network.hidden", "[1024, 512]"));
        rows.add(of("network: no dropout", "network.dropout", "0.0"));
        rows.add(of("loss: no direct output beside it", "loss.direct", "0.0"));
        rows.add(of("loss: wider proxies", "loss.proxy_width_deg", "8.0"));
        rows.add(of("read-out: 32 neighbours", "readout.nearest", "32"));
        rows.addAll(lessData(examples, epochs));
        rows.add(of("data: three times the steps", "schedule.epochs", Integer.toString(3 * epochs)));
        return rows;
    }

    private static List<Variant> lessData(int examples, int epochs) {
        return IntStream.of(4, 2)
                .mapToObj(share -> of(
                        "data: 1/" + share + " of the examples, as many steps",
                        "examples",
                        Integer.toString(examples / share),
                        "schedule.epochs",
                        Integer.toString(epochs * share)))
                .toList();
    }

    private static Variant neighbours(String name, String loss, String weight) {
        return of(name, "loss.proxy", "0.0", loss, weight, "readout.nearest", "25", "readout.bandwidth", "0.0");
    }

    /** The changes on top of common ones. */
    Map<String, String> on(Map<String, String> common) {
        Map<String, String> all = new LinkedHashMap<>(common);
        all.putAll(changes);
        return all;
    }
}
