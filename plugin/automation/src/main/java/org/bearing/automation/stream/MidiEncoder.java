package org.bearing.automation.stream;

import java.util.List;
import javax.sound.midi.ShortMessage;
import org.bearing.automation.midi.MidiDirection;

/** Sources as MIDI controllers, source N on channel N. A source that is gone sends nothing: a controller cannot say so. */
public final class MidiEncoder implements ObjectEncoder {
    /** Messages a second that a MIDI cable and most receivers take with ease. */
    public static final double MOST_MESSAGES_HZ = 50;

    /** Channels of a MIDI connection, and so sources at most. */
    public static final int CHANNELS = 16;

    /** What is sent. */
    public enum Control {
        /** Controllers 10 and 42. */
        PAN,
        /** The non-registered parameter that the plug-in sends too. */
        AZIMUTH
    }

    private final Control control;

    /**
     * Makes it.
     *
     * @param control what is sent
     */
    public MidiEncoder(Control control) {
        this.control = control;
    }

    @Override
    public List<byte[]> present(Source source) {
        int channel = (source.object() - 1) % CHANNELS;
        List<ShortMessage> messages = control == Control.PAN
                ? MidiDirection.pan(channel, MidiDirection.panValue(source.pan()))
                : MidiDirection.azimuth(
                        channel,
                        MidiDirection.azimuthValue(source.estimate().direction().azimuthRad()));
        return messages.stream().map(ShortMessage::getMessage).toList();
    }
}
