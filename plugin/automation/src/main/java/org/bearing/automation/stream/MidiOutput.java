package org.bearing.automation.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import org.bearing.geometry.BearingException;
import org.bearing.geometry.ConfigurationException;

/** Packets of three bytes as MIDI messages to a Java Sound receiver. Used by one thread. */
public final class MidiOutput implements PacketOutput {
    private static final int NOW = -1;

    private final Receiver receiver;
    private final Runnable end;
    private long dropped;

    /**
     * Makes it.
     *
     * @param receiver where messages go; closed by this
     */
    public MidiOutput(Receiver receiver) {
        this(receiver, () -> {});
    }

    private MidiOutput(Receiver receiver, Runnable end) {
        this.receiver = receiver;
        this.end = end;
    }

    /**
     * Opens a device of this machine.
     *
     * @param name its name or the beginning of it
     * @return the output
     * @throws ConfigurationException if there is no such device
     * @throws BearingException if it is in use
     */
    public static MidiOutput open(String name) {
        List<String> known = new ArrayList<>();
        String wanted = name.toLowerCase(Locale.ROOT);
        try {
            for (MidiDevice.Info info : MidiSystem.getMidiDeviceInfo()) {
                MidiDevice device = MidiSystem.getMidiDevice(info);
                if (device.getMaxReceivers() != 0) {
                    known.add(info.getName());
                    if (info.getName().toLowerCase(Locale.ROOT).startsWith(wanted)) {
                        device.open();
                        return new MidiOutput(device.getReceiver(), device::close);
                    }
                }
            }
        } catch (MidiUnavailableException e) {
            throw new BearingException(
                    "The MIDI device " + name + " cannot be opened (" + e.getMessage() + "); is it in use?", e);
        }
        throw new ConfigurationException(
                "There is no MIDI device " + name + "; here are " + String.join(", ", known) + ".");
    }

    @Override
    public void send(byte[] packet) {
        try {
            receiver.send(new ShortMessage(packet[0] & 0xFF, packet[1], packet[2]), NOW);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException("no MIDI message of three bytes", e);
        } catch (IllegalStateException e) {
            // Java Sound's word for a device that was unplugged.
            dropped++;
        }
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public void close() {
        receiver.close();
        end.run();
    }
}
