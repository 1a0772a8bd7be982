package org.bearing.training.bianco.method;

/**
 * The supervised CNN, which is the classifier alone.
 *
 * @param softmaxTwice the released code's slip: the network ends in softmax and the loss applies another
 * @param dropoutOnce the released code's other slip: after the first epoch the network stays in evaluation, without dropout
 */
public record CnnSetting(boolean softmaxTwice, boolean dropoutOnce) {
    /** As the released code trains it. */
    public static final CnnSetting PAPER = new CnnSetting(true, true);

    /** As it was meant. */
    public static final CnnSetting CORRECTED = new CnnSetting(false, false);
}
