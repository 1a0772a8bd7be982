package org.bearing.daw.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import java.util.SplittableRandom;
import org.bearing.tap.StereoBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts that call in the wrong order, or hand over what they must not. Nothing may crash, and sound still passes. */
class WrongHostTest {
    private static final int SMOOTHING = 4;
    private static final int CAPTURE = 5;
    private static final int OUT_AZIMUTH = 20;
    private static final int FRAMES = 256;
    private static final int VALUE_BYTES = 56;
    private static final int CONTINUE = 1;

    private final EventInput in = new EventInput();
    private final EventOutput out = new EventOutput();
    private HostSide side;
    private ClapPlugin plugin;

    @BeforeEach
    void create() {
        side = new HostSide("");
        plugin = ClapLibrary.load(BuiltPlugin.file()).create("org.bearing.bearing", side);
    }

    @AfterEach
    void destroy() {
        if (plugin != null) {
            plugin.destroy();
        }
    }

    private double value(int id) {
        return ParameterPort.of(plugin).orElseThrow().value(id).orElseThrow();
    }

    private void passes(boolean inPlace) {
        AudioBuffers buffers = new AudioBuffers(FRAMES, inPlace, in, out);
        StereoBlock sound = Blocks.anyBits(FRAMES, new SplittableRandom(5));
        StereoBlock heard = new StereoBlock(FRAMES);
        assertThat(plugin.process(buffers.fill(sound, Transport.rollingAt(1)))).isEqualTo(CONTINUE);
        buffers.drain(heard, FRAMES);
        assertThat(Blocks.bits(heard.left(), FRAMES)).isEqualTo(Blocks.bits(sound.left(), FRAMES));
        assertThat(Blocks.bits(heard.right(), FRAMES)).isEqualTo(Blocks.bits(sound.right(), FRAMES));
        in.clear();
    }

    @Test
    void passesWithSeparateBuffersAndInPlace() {
        plugin.init();
        plugin.activate(48_000, 1, FRAMES);
        plugin.startProcessing();
        passes(false);
        passes(true);
    }

    @Test
    void nothingWorksBeforeInitAndNothingBreaks() {
        AudioBuffers buffers = new AudioBuffers(FRAMES, true, in, out);
        StereoBlock sound = new StereoBlock(FRAMES);
        sound.resize(FRAMES);
        double before = value(SMOOTHING);
        in.add(0, SMOOTHING, before / 2 + 0.1);
        assertThat(plugin.process(buffers.fill(sound, Transport.stoppedAt(0)))).isZero();
        ParameterPort.of(plugin).orElseThrow().flush(in, out);
        assertThat(plugin.activate(48_000, 1, FRAMES)).isFalse();
        assertThat(plugin.startProcessing()).isFalse();
        plugin.stopProcessing();
        plugin.reset();
        plugin.deactivate();
        assertThat(value(SMOOTHING)).isEqualTo(before);
    }

    @Test
    void soundPassesWhateverTheOrder() {
        plugin.init();
        plugin.init();
        passes(true);
        plugin.deactivate();
        plugin.stopProcessing();
        plugin.reset();
        plugin.startProcessing();
        passes(false);
        assertThat(plugin.activate(48_000, 1, FRAMES)).isTrue();
        passes(true);
        assertThat(plugin.activate(96_000, 1, 16)).isTrue();
        plugin.startProcessing();
        plugin.startProcessing();
        passes(false);
        plugin.deactivate();
        plugin.deactivate();
        passes(true);
        plugin.stopProcessing();
        passes(false);
        assertThat(plugin.activate(44_100, 1, FRAMES)).isTrue();
    }

    @Test
    void refusesRatesThatAreNone() {
        plugin.init();
        for (double rate : new double[] {Double.NaN, 0, -48_000, Double.POSITIVE_INFINITY}) {
            assertThat(plugin.activate(rate, 1, FRAMES)).as("rate %s", rate).isFalse();
        }
    }

    @Test
    void eventsOutOfOrderOfForeignSpacesAndWithoutSenseDoNoHarm() {
        plugin.init();
        plugin.activate(48_000, 1, FRAMES);
        plugin.startProcessing();
        in.add(200, SMOOTHING, 0.1);
        in.add(100, SMOOTHING, 0.2);
        in.add(3, SMOOTHING, 0.3);
        in.add(1_000_000, SMOOTHING, 0.4);
        passes(true);
        assertThat(value(SMOOTHING)).isEqualTo(0.4);
        in.add(0, SMOOTHING, 0.9, (short) 7, VALUE_BYTES);
        in.add(0, SMOOTHING, 0.9, (short) -1, VALUE_BYTES);
        in.add(0, SMOOTHING, 0.9, (short) 0, 16);
        in.add(0, SMOOTHING, 0.9, (short) 0, 0);
        in.add(0, SMOOTHING, Double.NaN);
        in.add(0, 12345, 0.9);
        in.add(0, -1, 0.9);
        in.add(0, OUT_AZIMUTH, 90);
        passes(false);
        assertThat(value(SMOOTHING)).isEqualTo(0.4);
        assertThat(value(OUT_AZIMUTH)).isZero();
        in.add(0, SMOOTHING, Double.POSITIVE_INFINITY);
        in.add(0, CAPTURE, 0.7);
        passes(true);
        assertThat(value(SMOOTHING)).isEqualTo(1);
        assertThat(value(CAPTURE)).isEqualTo(1);
        in.add(0, SMOOTHING, -1e300);
        passes(true);
        assertThat(value(SMOOTHING)).isZero();
    }

    @Test
    void thousandsOfEventsInOneBlockKeepTheSoundWhole() {
        plugin.init();
        plugin.activate(48_000, 1, FRAMES);
        plugin.startProcessing();
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 3000; i++) {
            in.add(random.nextInt(-10, FRAMES + 10), random.nextInt(0, 40), random.nextDouble(-200, 200));
        }
        passes(false);
    }

    @Test
    void missingListsPortsAndChannelsAreSafe() {
        plugin.init();
        plugin.activate(48_000, 1, FRAMES);
        plugin.startProcessing();
        AudioBuffers buffers = new AudioBuffers(FRAMES, false, in, out);
        StereoBlock sound = Blocks.anyBits(FRAMES, new SplittableRandom(6));
        Memory block = (Memory) buffers.fill(sound, Transport.stoppedAt(0));
        Memory channels = NativeFunctions.memory(2 * Long.BYTES);
        for (int count = 0; count <= 2; count++) {
            buffers.setChannels(channels, count);
            assertThat(plugin.process(block)).isEqualTo(CONTINUE);
        }
        buffers.setChannels(null, 2);
        assertThat(plugin.process(block)).isEqualTo(CONTINUE);
        for (int field : new int[] {
            ClapLayout.PROCESS_TRANSPORT,
            ClapLayout.PROCESS_IN_EVENTS,
            ClapLayout.PROCESS_OUT_EVENTS,
            ClapLayout.PROCESS_AUDIO_INPUTS,
            ClapLayout.PROCESS_AUDIO_OUTPUTS
        }) {
            buffers.struct().setPointer(field, null);
            assertThat(plugin.process(block))
                    .as("without the field at %d", field)
                    .isEqualTo(CONTINUE);
        }
        assertThat(plugin.process(null)).isZero();
    }

    @Test
    void silenceComesOutWhereNothingGoesIn() {
        plugin.init();
        plugin.activate(48_000, 1, FRAMES);
        plugin.startProcessing();
        AudioBuffers buffers = new AudioBuffers(FRAMES, false, in, out);
        StereoBlock sound = Blocks.anyBits(FRAMES, new SplittableRandom(8));
        Memory block = (Memory) buffers.fill(sound, Transport.stoppedAt(0));
        plugin.process(block);
        block.setInt(ClapLayout.PROCESS_AUDIO_INPUTS_COUNT, 0);
        assertThat(plugin.process(block)).isEqualTo(CONTINUE);
        StereoBlock heard = new StereoBlock(FRAMES);
        buffers.drain(heard, FRAMES);
        assertThat(heard.left()).containsOnly(0);
        assertThat(heard.right()).containsOnly(0);
    }

    @Test
    void destroyedWhileItProcessesLeavesNothing() {
        plugin.init();
        plugin.activate(48_000, 1, FRAMES);
        plugin.startProcessing();
        passes(true);
        plugin.destroy();
        plugin = null;
        assertThat(BuiltPlugin.runtimeFolder().toFile().listFiles((folder, name) -> name.startsWith("ring-")))
                .isEmpty();
    }
}
