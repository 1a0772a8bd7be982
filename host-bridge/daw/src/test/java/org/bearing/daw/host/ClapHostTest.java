package org.bearing.daw.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bearing.daw.host.NativeFunctions.FALSE;
import static org.bearing.daw.host.NativeFunctions.TRUE;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.bearing.geometry.ConfigurationException;
import org.bearing.tap.StereoBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built plug-in in the Java host: sound, parameters, presets. */
class ClapHostTest {
    private static final int PRESET = 2;
    private static final int METHOD = 3;
    private static final int SMOOTHING = 4;
    private static final int CAPTURE = 5;
    private static final int SOURCE = 6;
    private static final int AZIMUTH = 10;
    private static final int ELEVATION = 11;
    private static final int OUT_AZIMUTH = 20;
    private static final int OUT_STATUS = 25;
    private static final List<String> WITHOUT_ENGINE = List.of("starting", "engine down");

    private ClapHost host;

    @BeforeEach
    void open() {
        host = ClapHost.open(BuiltPlugin.file(), "Vocals");
    }

    @AfterEach
    void close() {
        if (host != null) {
            host.close();
        }
    }

    private void start(int maxBlock) {
        host.activate(Blocks.RATE_HZ, maxBlock);
        host.startProcessing();
    }

    @Test
    void saysWhatItIs() {
        assertThat(host.info().id()).isEqualTo("org.bearing.bearing");
        assertThat(host.info().name()).isEqualTo("Bearing");
        assertThat(host.info().version()).isNotEmpty();
        assertThat(host.info().features()).containsExactly("analyzer", "audio-effect", "stereo");
        assertThat(host.latencyFrames()).isZero();
    }

    @Test
    void offersOneStereoPortEachWayAndOneForMidi() {
        Pointer self = host.plugin().pointer();
        Pointer audio = Objects.requireNonNull(host.plugin().extension("clap.audio-ports"));
        Memory in = NativeFunctions.memory(ClapLayout.AUDIO_PORT_INFO_SIZE);
        Memory out = NativeFunctions.memory(ClapLayout.AUDIO_PORT_INFO_SIZE);
        assertThat(NativeFunctions.askInt(audio, ClapLayout.PLUGIN_AUDIO_PORTS_COUNT, self, TRUE))
                .isEqualTo(1);
        assertThat(NativeFunctions.askInt(audio, ClapLayout.PLUGIN_AUDIO_PORTS_COUNT, self, FALSE))
                .isEqualTo(1);
        assertThat(NativeFunctions.ask(audio, ClapLayout.PLUGIN_AUDIO_PORTS_GET, self, 0, TRUE, in))
                .isTrue();
        assertThat(NativeFunctions.ask(audio, ClapLayout.PLUGIN_AUDIO_PORTS_GET, self, 0, FALSE, out))
                .isTrue();
        assertThat(NativeFunctions.ask(audio, ClapLayout.PLUGIN_AUDIO_PORTS_GET, self, 1, TRUE, in))
                .isFalse();
        for (Memory port : List.of(in, out)) {
            assertThat(port.getInt(ClapLayout.AUDIO_PORT_INFO_CHANNEL_COUNT)).isEqualTo(2);
            assertThat(port.getInt(ClapLayout.AUDIO_PORT_INFO_FLAGS))
                    .as("main, 32 bits only")
                    .isEqualTo(1);
            assertThat(NativeFunctions.textAt(port, ClapLayout.AUDIO_PORT_INFO_PORT_TYPE))
                    .isEqualTo("stereo");
        }
        assertThat(in.getInt(ClapLayout.AUDIO_PORT_INFO_IN_PLACE_PAIR))
                .isEqualTo(out.getInt(ClapLayout.AUDIO_PORT_INFO_ID));
        Pointer notes = Objects.requireNonNull(host.plugin().extension("clap.note-ports"));
        Memory midi = NativeFunctions.memory(ClapLayout.NOTE_PORT_INFO_SIZE);
        assertThat(NativeFunctions.askInt(notes, ClapLayout.PLUGIN_NOTE_PORTS_COUNT, self, TRUE))
                .isZero();
        assertThat(NativeFunctions.askInt(notes, ClapLayout.PLUGIN_NOTE_PORTS_COUNT, self, FALSE))
                .isEqualTo(1);
        assertThat(NativeFunctions.ask(notes, ClapLayout.PLUGIN_NOTE_PORTS_GET, self, 0, FALSE, midi))
                .isTrue();
        assertThat(midi.getInt(ClapLayout.NOTE_PORT_INFO_SUPPORTED_DIALECTS)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7, 63, 64, 100, 256, 511, 512, 1024, 4096, 8191, 8192})
    void passesAnyBitsUntouched(int frames) {
        start(8192);
        SplittableRandom random = new SplittableRandom(20261124L + frames);
        for (int i = 0; i < 8; i++) {
            StereoBlock in = Blocks.anyBits(frames, random);
            StereoBlock out = new StereoBlock(Math.max(1, frames));
            // Changes in the middle split the block.
            host.set(SMOOTHING, 0.1 * i, frames / 3);
            host.set(SOURCE, i % 2, frames / 2);
            host.process(in, out, Transport.rollingAt((double) i * frames / Blocks.RATE_HZ));
            assertThat(out.frames()).isEqualTo(frames);
            assertThat(Blocks.bits(out.left(), frames)).isEqualTo(Blocks.bits(in.left(), frames));
            assertThat(Blocks.bits(out.right(), frames)).isEqualTo(Blocks.bits(in.right(), frames));
        }
    }

    @Test
    void listsParametersWithTheirFlags() {
        Map<Integer, ClapParameter> byId =
                host.parameters().stream().collect(Collectors.toMap(ClapParameter::id, p -> p));
        assertThat(byId.keySet()).contains(1, 2, 3, 4, 5, 6, 10, 11, 12, 20, 21, 22, 23, 24, 25, 30, 31, 32);
        assertThat(byId.get(1).is(ClapParameter.BYPASS)).isTrue();
        for (int id : new int[] {PRESET, METHOD, CAPTURE}) {
            assertThat(byId.get(id).is(ClapParameter.AUTOMATABLE))
                    .as("parameter %d", id)
                    .isFalse();
            assertThat(byId.get(id).is(ClapParameter.STEPPED))
                    .as("parameter %d", id)
                    .isTrue();
        }
        for (int id = OUT_AZIMUTH; id <= OUT_STATUS; id++) {
            assertThat(byId.get(id).is(ClapParameter.READ_ONLY))
                    .as("parameter %d", id)
                    .isTrue();
            assertThat(byId.get(id).is(ClapParameter.AUTOMATABLE))
                    .as("parameter %d", id)
                    .isFalse();
        }
        for (int id = 30; id <= 32; id++) {
            assertThat(byId.get(id).is(ClapParameter.HIDDEN))
                    .as("parameter %d", id)
                    .isFalse();
            assertThat(byId.get(id).is(ClapParameter.STEPPED))
                    .as("parameter %d", id)
                    .isTrue();
        }
        assertThat(byId.get(AZIMUTH).is(ClapParameter.PERIODIC)).isTrue();
        assertThat(byId.get(AZIMUTH).is(ClapParameter.AUTOMATABLE)).isTrue();
        assertThat(byId.get(OUT_AZIMUTH).is(ClapParameter.PERIODIC)).isTrue();
        assertThat(byId.get(PRESET).is(ClapParameter.ENUM)).isTrue();
        assertThat(byId.get(OUT_AZIMUTH).module()).isEqualTo("Direction");
        for (ClapParameter parameter : byId.values()) {
            assertThat(host.value(parameter.id())).hasValue(parameter.start());
        }
    }

    @Test
    void writesAndReadsValuesAsText() {
        assertThat(host.text(OUT_AZIMUTH, -29.84)).hasValue("-29.8 deg");
        assertThat(host.text(OUT_STATUS, 1)).hasValue("listening");
        assertThat(host.text(999, 1)).isEmpty();
        assertThat(host.text(OUT_AZIMUTH, Double.NaN)).isEmpty();
        assertThat(host.parse(AZIMUTH, "30 deg")).hasValue(30);
        assertThat(host.parse(SOURCE, "automation")).hasValue(1);
        assertThat(host.parse(AZIMUTH, "left")).isEmpty();
        assertThat(host.value(999)).isEmpty();
    }

    @Test
    void flushChangesParametersWhileInactiveAndActive() {
        host.set(SMOOTHING, 0.25, 0);
        host.flush();
        assertThat(host.value(SMOOTHING)).hasValue(0.25);
        start(64);
        host.set(SMOOTHING, 0.75, 0);
        host.flush();
        assertThat(host.value(SMOOTHING)).hasValue(0.75);
    }

    @Test
    void outputsFollowTheAutomationWithinTheBlockAndNeverMoreThanFiftyTimesASecond() {
        start(480);
        host.set(SOURCE, 1, 0);
        long sent = 0;
        int blocks = 200;
        for (int i = 0; i < blocks; i++) {
            host.set(AZIMUTH, i % 180, 240);
            List<HostEvent> said = Blocks.silence(host, 480, Transport.rollingAt(i * 0.01));
            sent += said.stream().filter(e -> isValueOf(e, OUT_AZIMUTH)).count();
            assertThat(said).noneMatch(HostEvent.Gesture.class::isInstance);
            assertThat(said).extracting(HostEvent::frame).isSorted();
            assertThat(host.value(OUT_AZIMUTH).orElseThrow()).isEqualTo(i % 180);
        }
        assertThat(sent).isBetween(90L, 101L);
        assertThat(host.side().dirtyMarks()).isZero();
    }

    @Test
    void sendsNothingWhileNothingChanges() {
        start(480);
        host.set(SOURCE, 1, 0);
        host.set(AZIMUTH, 45, 0);
        Blocks.silence(host, 480, Transport.stoppedAt(0));
        for (int i = 0; i < 100; i++) {
            List<HostEvent> said = Blocks.silence(host, 480, Transport.stoppedAt(0));
            assertThat(said).noneMatch(e -> isValueOf(e, OUT_AZIMUTH));
            host.set(AZIMUTH, 45.05, 0);
        }
    }

    @Test
    void sendsTheDirectionAsMidi() {
        start(480);
        host.set(SOURCE, 1, 0);
        host.set(AZIMUTH, 90, 0);
        host.set(ELEVATION, -90, 0);
        List<HostEvent.Midi> midi = Blocks.silence(host, 480, Transport.stoppedAt(0)).stream()
                .filter(HostEvent.Midi.class::isInstance)
                .map(HostEvent.Midi.class::cast)
                .toList();
        // Pan fully left; azimuth (90 + 180) / 360 * 16383 = 12287 = 95 * 128 + 127; elevation 0.
        assertThat(midi).extracting(HostEvent.Midi::status).containsOnly(0xB0);
        assertThat(midi)
                .extracting(m -> m.data1() + "=" + m.data2())
                .containsExactly("10=0", "42=0", "99=66", "98=0", "6=95", "38=127", "99=66", "98=1", "6=0", "38=0");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 7, 11})
    void aFullListOfTheHostLosesNoValue(int room) {
        start(480);
        host.set(SOURCE, 1, 0);
        host.set(AZIMUTH, 60, 0);
        host.output().limit(room);
        List<HostEvent> first = Blocks.silence(host, 480, Transport.stoppedAt(0));
        assertThat(first).hasSizeLessThanOrEqualTo(room);
        host.output().limit(Integer.MAX_VALUE);
        List<HostEvent> second = Blocks.silence(host, 480, Transport.stoppedAt(0));
        long azimuths = first.stream().filter(e -> isValueOf(e, OUT_AZIMUTH)).count()
                + second.stream().filter(e -> isValueOf(e, OUT_AZIMUTH)).count();
        assertThat(azimuths).isEqualTo(1);
        assertThat(second.stream().filter(HostEvent.Midi.class::isInstance)).hasSize(10);
    }

    @Test
    void withoutAnEngineTheStatusSaysSo() {
        for (int run = 0; run < 2; run++) {
            start(512);
            for (int i = 0; i < 10; i++) {
                Blocks.silence(host, 512, Transport.rollingAt(0));
            }
            double status = host.value(OUT_STATUS).orElseThrow();
            assertThat(host.text(OUT_STATUS, status).orElseThrow()).isIn(WITHOUT_ENGINE);
            host.deactivate();
        }
    }

    @Test
    void listsItsPresetsAndLoadsThemByKey() {
        List<ClapPreset> presets = host.presets();
        assertThat(presets).extracting(ClapPreset::name).contains("binaural");
        assertThat(presets)
                .allSatisfy(preset -> assertThat(preset.description()).isNotBlank());
        for (int i = 0; i < presets.size(); i++) {
            assertThat(host.loadPreset(presets.get(i).loadKey())).isTrue();
            assertThat(host.value(PRESET)).hasValue(i);
            assertThat(host.side().rescans()).isEqualTo(i + 1);
        }
        assertThat(host.side().presetsLoaded()).isEqualTo(presets.size());
        assertThat(host.loadPreset("no such preset")).isFalse();
        assertThat(host.side().complaints()).singleElement().asString().contains("preset");
        assertThat(host.value(PRESET)).hasValue(presets.size() - 1);
    }

    @Test
    void manyInstancesComeAndGoInAnyOrder() {
        SplittableRandom random = new SplittableRandom(3);
        List<ClapHost> hosts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            if (hosts.size() < 16 && (hosts.isEmpty() || random.nextBoolean())) {
                ClapHost other = ClapHost.open(BuiltPlugin.file());
                other.activate(44_100, 128);
                other.startProcessing();
                hosts.add(other);
            } else {
                hosts.remove(random.nextInt(hosts.size())).close();
            }
            hosts.forEach(other -> Blocks.silence(other, 128, Transport.stoppedAt(0)));
        }
        hosts.forEach(ClapHost::close);
    }

    @Test
    void saysInOneSentenceWhyAFileIsNoPlugin(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("text.clap"), "no plug-in");
        assertThatThrownBy(() -> ClapHost.open(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is no CLAP plug-in for this machine");
        assertThatThrownBy(() -> ClapHost.open(folder.resolve("none.clap")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("There is no plug-in");
    }

    private static boolean isValueOf(HostEvent event, int parameter) {
        return event instanceof HostEvent.Value value && value.parameter() == parameter;
    }
}
