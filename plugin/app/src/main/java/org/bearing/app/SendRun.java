package org.bearing.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.bearing.automation.stream.Endpoint;
import org.bearing.automation.stream.Gate;
import org.bearing.automation.stream.OscControl;
import org.bearing.output.DirectionSink;
import org.bearing.output.FanOut;

/** One playback to several receivers, with what there is to say about it. Ctrl-C makes the sources disappear. */
final class SendRun {
    private final TargetStreams streams;
    private final List<TargetSpec> specs;
    private final Optional<Endpoint> control;

    /**
     * Plans it.
     *
     * @param streams opens the receivers
     * @param specs where to
     * @param control where control messages are taken; empty = nowhere
     */
    SendRun(TargetStreams streams, List<TargetSpec> specs, Optional<Endpoint> control) {
        this.streams = streams;
        this.specs = specs;
        this.control = control;
    }

    /**
     * Plays to the end.
     *
     * @param playback the clock
     * @param finder hands all events to a sink
     * @param progress receives how far it is, ms
     */
    void play(Playback playback, Consumer<DirectionSink> finder, LongConsumer progress) {
        List<DirectionSink> sinks = new ArrayList<>();
        try {
            specs.forEach(spec -> sinks.add(streams.open(spec)));
            Gate gate = new Gate(new FanOut(sinks));
            Runnable farewell = gate::discard;
            Interrupts.onStop(farewell);
            Optional<OscControl> listening = control.map(at -> OscControl.open(at, new OscControl.Listener() {
                @Override
                public void bypass(boolean on) {
                    gate.shut(on);
                }
            }));
            try {
                playback.play(finder, gate, progress);
            } finally {
                listening.ifPresent(OscControl::close);
                Interrupts.forget(farewell);
            }
        } finally {
            new FanOut(sinks).close();
        }
    }
}
