package org.bearing.app;

import java.util.Locale;
import java.util.function.Consumer;
import org.bearing.api.TargetPreset;
import org.bearing.automation.stream.LinePackets;
import org.bearing.automation.stream.MidiEncoder;
import org.bearing.automation.stream.MidiOutput;
import org.bearing.automation.stream.ObjectEncoder;
import org.bearing.automation.stream.ObjectSink;
import org.bearing.automation.stream.OdasEncoder;
import org.bearing.automation.stream.OscEncoder;
import org.bearing.automation.stream.OscTemplate;
import org.bearing.automation.stream.PacketOutput;
import org.bearing.automation.stream.SourceView;
import org.bearing.automation.stream.SsrEncoder;
import org.bearing.automation.stream.Steering;
import org.bearing.automation.stream.TcpOutput;
import org.bearing.automation.stream.UdpOutput;
import org.bearing.geometry.ConfigurationException;
import org.bearing.output.DirectionSink;
import org.bearing.output.Panning;

/** Opens what a target names. */
final class TargetStreams {
    private final int firstObject;
    private final String name;
    private final Panning panning;
    private final Consumer<String> notice;

    /**
     * Makes it.
     *
     * @param firstObject number of the first source
     * @param name its name
     * @param panning from directions to pans
     * @param notice receives a sentence when a receiver goes or comes, on any thread
     */
    TargetStreams(int firstObject, String name, Panning panning, Consumer<String> notice) {
        this.firstObject = firstObject;
        this.name = name;
        this.panning = panning;
        this.notice = notice;
    }

    /**
     * Opens a stream.
     *
     * @param spec where to and what
     * @return the sink
     */
    DirectionSink open(TargetSpec spec) {
        TargetPreset preset = spec.preset();
        check(preset);
        boolean tcp = !preset.kind().equals("osc") && !spec.transport().equals("udp");
        if (preset.kind().equals("json-lines")) {
            return new LinePackets(network(spec, tcp));
        }
        ObjectEncoder encoder = encoder(preset, firstObject);
        PacketOutput output = preset.kind().equals("midi") ? MidiOutput.open(spec.to()) : network(spec, tcp);
        return new ObjectSink(encoder, output, view(preset), rate(preset));
    }

    private PacketOutput network(TargetSpec spec, boolean tcp) {
        return tcp ? TcpOutput.open(spec.endpoint(), notice) : UdpOutput.open(spec.endpoint(), notice);
    }

    /**
     * The words of a target.
     *
     * @param preset of any kind but json-lines
     * @param firstObject number of the first source
     * @return what encodes sources
     * @throws ConfigurationException if its messages are none
     */
    static ObjectEncoder encoder(TargetPreset preset, int firstObject) {
        return switch (preset.kind()) {
            case "osc" ->
                new OscEncoder(
                        template(preset, "appear", true),
                        template(preset, "messages", true),
                        template(preset, "disappear", false));
            case "ssr" -> new SsrEncoder(number(preset, "distance_m"));
            case "odas" -> new OdasEncoder(firstObject, (int) number(preset, "objects"));
            default ->
                new MidiEncoder(MidiEncoder.Control.valueOf(
                        preset.text("control").orElseThrow().toUpperCase(Locale.ROOT)));
        };
    }

    private static OscTemplate template(TargetPreset preset, String key, boolean present) {
        String text = preset.text(key).orElse("");
        return OscTemplate.parse("The target " + preset.name() + ", key " + key, text, present);
    }

    /**
     * Looks at what the schema cannot: the messages of an osc target.
     *
     * @param preset any
     * @throws ConfigurationException if a message is none, or there is none
     */
    static void check(TargetPreset preset) {
        if (!preset.kind().equals("json-lines")) {
            encoder(preset, 1);
        }
        if (preset.kind().equals("osc") && preset.text("messages").orElse("").isBlank()) {
            throw new ConfigurationException("The target " + preset.name()
                    + " sends nothing; expected the key messages, with a line such as"
                    + " /adm/obj/{object}/azim {azimuth_deg:f}.");
        }
    }

    /** {@return how sources are shown to a target} */
    SourceView view(TargetPreset preset) {
        Steering steering = new Steering(
                Math.toRadians(number(preset, "steering.first_deg")),
                Math.toRadians(number(preset, "steering.step_deg")),
                (int) number(preset, "steering.count"));
        return new SourceView(firstObject, name, panning, steering);
    }

    /** {@return how often a target is told} */
    static ObjectSink.Rate rate(TargetPreset preset) {
        boolean midi = preset.kind().equals("midi");
        int objects = (int) number(preset, "objects");
        return new ObjectSink.Rate(
                number(preset, "rate_hz"),
                midi ? MidiEncoder.MOST_MESSAGES_HZ : Double.POSITIVE_INFINITY,
                midi ? Math.min(objects, MidiEncoder.CHANNELS) : objects);
    }

    private static double number(TargetPreset preset, String key) {
        return preset.number(key).orElseThrow();
    }
}
