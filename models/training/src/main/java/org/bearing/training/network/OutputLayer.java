package org.bearing.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The linear layer at the end. In a symmetric network the odd outputs come from the odd part and have no bias. */
final class OutputLayer {
    private final int outputs;
    private final int[][] places;
    private final List<Product> products = new ArrayList<>();
    private final float[][] sums;
    private final Parameter bias;
    private final float[] result;

    /** Places are the columns of the output that come from each part. */
    OutputLayer(int inputs, int[][] places, int batch) {
        this.places = places;
        outputs = Arrays.stream(places).mapToInt(columns -> columns.length).sum();
        sums = new float[places.length][];
        for (int part = 0; part < places.length; part++) {
            products.add(new Product("output" + Product.suffix(part), inputs, places[part].length, batch));
            sums[part] = new float[batch * places[part].length];
        }
        bias = new Parameter("output.bias", places[0].length, false);
        result = new float[batch * outputs];
    }

    List<Product> products() {
        return products;
    }

    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>();
        products.forEach(product -> all.add(product.weight()));
        all.add(bias);
        return all;
    }

    void parametersChanged() {
        products.forEach(Product::parametersChanged);
    }

    float[] forward(Matrix[] input) {
        for (int part = 0; part < places.length; part++) {
            products.get(part).forward(input[part]);
            products.get(part).sums().read(sums[part], 0, sums[part].length);
            int width = places[part].length;
            for (int i = 0; i < sums[part].length; i++) {
                float shift = part == 0 ? bias.value()[i % width] : 0;
                result[i / width * outputs + places[part][i % width]] = sums[part][i] + shift;
            }
        }
        return result;
    }

    void backward(float[] gradient, Matrix[] input, Matrix[] intoInput) {
        float[] byBias = bias.gradient();
        Arrays.fill(byBias, 0f);
        for (int part = 0; part < places.length; part++) {
            int width = places[part].length;
            for (int i = 0; i < sums[part].length; i++) {
                sums[part][i] = gradient[i / width * outputs + places[part][i % width]];
                byBias[part == 0 ? i % width : 0] += part == 0 ? sums[part][i] : 0;
            }
            products.get(part).sums().write(sums[part], 0, sums[part].length);
            products.get(part).backward(input[part], intoInput[part]);
        }
    }
}
