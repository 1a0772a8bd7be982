package org.bearing.training.bianco.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bearing.training.bianco.network.VaeWeights;

/** A network's sequences in the figures: some like the inputs, one from every direction alone, and more when asked. */
final class Subject {
    private final String name;
    private final Generator generator;
    private final List<Generator.Made> reconstructed = new ArrayList<>();
    private final List<float[]> generated;

    /**
     * Makes the sequences.
     *
     * @param name of the network in titles
     * @param weights whole
     * @param inputs sequences, as many of each class, by class
     * @param seed of everything drawn
     */
    Subject(String name, VaeWeights weights, List<float[]> inputs, long seed) {
        this.name = name;
        generator = new Generator(weights, seed);
        int classes = weights.spec().classes();
        for (int i = 0; i < inputs.size(); i++) {
            reconstructed.add(generator.reconstruct(inputs.get(i), i * classes / inputs.size()));
        }
        generated = IntStream.range(0, classes)
                .mapToObj(label -> generator.generate(label).mean())
                .toList();
    }

    String name() {
        return name;
    }

    /** {@return draws of the reconstructions} */
    List<float[]> drawn() {
        return reconstructed.stream().map(Generator.Made::drawn).toList();
    }

    /** {@return means of the reconstructions} */
    List<float[]> means() {
        return reconstructed.stream().map(Generator.Made::mean).toList();
    }

    /** {@return the mean generated from each direction} */
    List<float[]> generated() {
        return generated;
    }

    /** {@return more sequences from a direction} */
    List<Generator.Made> more(int label, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> generator.generate(label))
                .toList();
    }
}
