package org.bearing.daw.host;

/** What a plug-in said while it processed a block. */
public sealed interface HostEvent {
    /** {@return frame within the block} */
    int frame();

    /**
     * A parameter has moved.
     *
     * @param frame frame within the block
     * @param parameter its identifier
     * @param value its value now
     */
    record Value(int frame, int parameter, double value) implements HostEvent {}

    /**
     * The plug-in begins or ends to move a parameter as a user would: what lies between is to be recorded.
     *
     * @param frame frame within the block
     * @param parameter its identifier
     * @param begins whether it begins
     */
    record Gesture(int frame, int parameter, boolean begins) implements HostEvent {}

    /**
     * A MIDI message.
     *
     * @param frame frame within the block
     * @param status first byte
     * @param data1 second byte
     * @param data2 third byte
     */
    record Midi(int frame, int status, int data1, int data2) implements HostEvent {}
}
