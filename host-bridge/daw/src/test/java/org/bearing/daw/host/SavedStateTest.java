package org.bearing.daw.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bearing.tap.StereoBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session keeps of the plug-in. */
class SavedStateTest {
    private static final int BYPASS = 1;
    private static final int PRESET = 2;
    private static final int SMOOTHING = 4;
    private static final int CAPTURE = 5;
    private static final int SOURCE = 6;
    private static final int AZIMUTH = 10;
    private static final int ELEVATION = 11;
    private static final int SEND = 30;
    private static final int TARGET = 31;
    private static final int OBJECT = 32;

    private ClapHost host;

    @BeforeEach
    void open() {
        host = ClapHost.open(BuiltPlugin.file());
    }

    @AfterEach
    void close() {
        if (host != null) {
            host.close();
        }
    }

    private void change() {
        host.set(BYPASS, 1, 0);
        host.set(SMOOTHING, 0.1, 0);
        host.set(CAPTURE, 1, 0);
        host.set(SOURCE, 1, 0);
        host.set(AZIMUTH, -123.456, 0);
        host.set(ELEVATION, 1.0 / 3, 0);
        host.set(SEND, 1, 0);
        host.set(TARGET, 3, 0);
        host.set(OBJECT, 128, 0);
        host.flush();
    }

    private StatePort port() {
        return StatePort.of(host.plugin()).orElseThrow();
    }

    private static String text(byte[] state) {
        return new String(state, StandardCharsets.UTF_8);
    }

    private boolean load(String state) {
        return host.loadState(state.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void comesBackAsItWasButForCapture() {
        change();
        byte[] saved = host.saveState();
        try (ClapHost other = ClapHost.open(BuiltPlugin.file())) {
            assertThat(other.loadState(saved)).isTrue();
            for (int id : new int[] {BYPASS, SMOOTHING, SOURCE, AZIMUTH, SEND, TARGET, OBJECT}) {
                assertThat(other.value(id)).as("parameter %d", id).isEqualTo(host.value(id));
            }
            assertThat(other.value(ELEVATION).orElseThrow()).isEqualTo(0.333333333);
            assertThat(other.value(CAPTURE)).hasValue(0);
            assertThat(other.side().rescans()).isEqualTo(1);
            assertThat(other.saveState()).isEqualTo(saved);
        }
        assertThat(text(saved))
                .contains("preset=binaural\n", "azimuth=-123.456", "source=1", "send=1", "target=3", "object=128")
                .doesNotContain("capture");
        assertThat(host.side().dirtyMarks()).isZero();
    }

    @Test
    void captureSwitchedOnStaysOnWhenAStateIsLoaded() {
        byte[] saved = host.saveState();
        host.set(CAPTURE, 1, 0);
        host.flush();
        assertThat(host.loadState(saved)).isTrue();
        assertThat(host.value(CAPTURE)).hasValue(1);
    }

    @Test
    void keepsNamesThatItDoesNotKnow() {
        assertThat(load("bearing=1\npreset=of-next-year\nmethod=magic\nlater=x\nend=1\n"))
                .isTrue();
        String again = text(host.saveState());
        assertThat(again).contains("preset=of-next-year\n", "method=magic\n");
        host.set(PRESET, 0, 0);
        host.flush();
        assertThat(text(host.saveState())).contains("preset=binaural\n");
    }

    @Test
    void keysThatAreMissingGetTheirDefault() {
        change();
        assertThat(load("bearing=1\nend=1\n")).isTrue();
        assertThat(host.value(AZIMUTH)).hasValue(0);
        assertThat(host.value(BYPASS)).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "bearing=1\n",
                "end=1\n",
                "bearing=2\nend=1\n",
                "bearing=1\nazimuth=north\nend=1\n",
                "bearing=1\nazimuth=1,5\nend=1\n",
                "bearing=1\nazimuth=nan\nend=1\n",
                "bearing=1\nazimuth=\nend=1\n",
                "bearing=1\nazimuth=12345678901234567890\nend=1\n",
                "bearing=1\nazimuth\nend=1\n",
                "bearing=1\nend=1\nazimuth=3\n",
                "bearing=1\nend=1",
                "bearing=1\0\nend=1\n",
                "{\"azimuth\": 3}"
            })
    void refusesWhatIsNoStateAndChangesNothing(String state) {
        change();
        byte[] before = host.saveState();
        assertThat(load(state)).isFalse();
        assertThat(host.saveState()).isEqualTo(before);
    }

    @Test
    void refusesEveryTruncatedState() {
        change();
        byte[] whole = host.saveState();
        for (int length = 0; length < whole.length; length++) {
            assertThat(host.loadState(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
        assertThat(host.loadState(whole)).isTrue();
    }

    @Test
    void survivesAnyBytes() {
        SplittableRandom random = new SplittableRandom(99);
        byte[] whole = host.saveState();
        for (int i = 0; i < 2000; i++) {
            byte[] changed = whole.clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            host.loadState(changed);
            assertThat(host.value(AZIMUTH).orElseThrow()).isBetween(-180.0, 180.0);
        }
    }

    @Test
    void readsAndWritesInSmallPieces() {
        change();
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        assertThat(port().save(small, 1)).isTrue();
        assertThat(small.toByteArray()).isEqualTo(host.saveState());
        InputStream drops = new ByteArrayInputStream(small.toByteArray()) {
            @Override
            public synchronized int read(byte[] into, int from, int count) {
                return super.read(into, from, Math.min(count, 1));
            }
        };
        assertThat(port().load(drops)).isTrue();
    }

    @Test
    void refusesAStreamThatNeverEndsOrFails() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] into, int from, int count) {
                Arrays.fill(into, from, from + count, (byte) 'a');
                return count;
            }
        };
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                throw new IOException("broken");
            }
        };
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThat(port().load(endless)).isFalse();
        assertThat(port().load(broken)).isFalse();
        assertThat(port().save(full, Integer.MAX_VALUE)).isFalse();
    }

    @Test
    void soundIsUntouchedWhileStatesAreLoaded() {
        byte[] saved = host.saveState();
        host.activate(Blocks.RATE_HZ, 128);
        host.startProcessing();
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 50; i++) {
            StereoBlock in = Blocks.anyBits(128, random);
            StereoBlock out = new StereoBlock(128);
            assertThat(host.loadState(i % 2 == 0 ? saved : new byte[] {1, 2, 3}))
                    .isEqualTo(i % 2 == 0);
            host.process(in, out, Transport.rollingAt(i));
            assertThat(Blocks.bits(out.left(), 128)).isEqualTo(Blocks.bits(in.left(), 128));
        }
    }
}
