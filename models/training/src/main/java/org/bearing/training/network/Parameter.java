package org.bearing.training.network;

/**
 * Numbers that training moves, with their gradient and Adam's two moments.
 *
 * <p>One thread at a time.
 */
public final class Parameter {
    private final String name;
    private final boolean decays;
    private final float[] value;
    private final float[] gradient;
    private final float[] firstMoment;
    private final float[] secondMoment;

    /**
     * Makes a parameter of zeros.
     *
     * @param name unique in a network
     * @param size how many numbers
     * @param decays whether weight decay applies
     */
    public Parameter(String name, int size, boolean decays) {
        this.name = name;
        this.decays = decays;
        value = new float[size];
        gradient = new float[size];
        firstMoment = new float[size];
        secondMoment = new float[size];
    }

    /** {@return its name, unique in a network} */
    public String name() {
        return name;
    }

    /** {@return whether weight decay applies: to weights, not to biases and normalisation} */
    public boolean decays() {
        return decays;
    }

    /** {@return the numbers themselves, live; tell the network after writing, as {@link EmbeddingNetwork#parametersChanged} does} */
    public float[] value() {
        return value;
    }

    /** {@return slope of the loss by each number, live} */
    public float[] gradient() {
        return gradient;
    }

    /** {@return Adam's running mean of the gradient, live} */
    public float[] firstMoment() {
        return firstMoment;
    }

    /** {@return Adam's running mean of the squared gradient, live} */
    public float[] secondMoment() {
        return secondMoment;
    }
}
