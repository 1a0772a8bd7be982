package org.bearing.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.bearing.geometry.BearingException;
import org.bearing.tracker.TrackEvent;
import org.junit.jupiter.api.Test;

class FanOutTest {
    private final List<String> log = new ArrayList<>();

    private DirectionSink sink(String name, boolean failing) {
        return new DirectionSink() {
            @Override
            public void accept(TrackEvent event) {
                log.add(name + " hears");
            }

            @Override
            public void close() {
                log.add(name + " closes");
                if (failing) {
                    throw new BearingException(name + " is full");
                }
            }
        };
    }

    @Test
    void handsEveryEventToEverySink() {
        new FanOut(List.of(sink("a", false), sink("b", false))).accept(new TrackEvent.Died(1, 0));
        assertThat(log).containsExactly("a hears", "b hears");
    }

    @Test
    void closesAllEvenIfOneFails() {
        FanOut all = new FanOut(List.of(sink("a", true), sink("b", false)));
        assertThatThrownBy(all::close).isInstanceOf(BearingException.class).hasMessage("a is full");
        assertThat(log).containsExactly("a closes", "b closes");
    }
}
