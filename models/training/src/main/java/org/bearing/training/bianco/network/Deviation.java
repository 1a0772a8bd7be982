package org.bearing.training.bianco.network;

/** What the decoder's second head means. */
public enum Deviation {
    /** The standard deviation is 10 sigmoid(.): the released code. */
    AS_CODE,
    /** The variance is 10 sigmoid(.): the paper's text, at most 3.16 as standard deviation. */
    AS_PAPER
}
