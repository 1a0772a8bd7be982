package org.bearing.daw.host;

import java.util.List;
import java.util.SplittableRandom;
import org.bearing.tap.StereoBlock;

/** Blocks of sound for tests. */
final class Blocks {
    static final int RATE_HZ = 48_000;

    private Blocks() {}

    static List<HostEvent> silence(ClapHost host, int frames, Transport time) {
        StereoBlock block = new StereoBlock(frames);
        block.resize(frames);
        return host.process(block, block, time);
    }

    /** Any bits: also numbers that are none, infinite, tiny and huge ones. */
    static StereoBlock anyBits(int frames, SplittableRandom random) {
        StereoBlock block = new StereoBlock(Math.max(1, frames));
        block.resize(frames);
        for (int i = 0; i < frames; i++) {
            block.left()[i] = Float.intBitsToFloat(random.nextInt());
            block.right()[i] = Float.intBitsToFloat(random.nextInt());
        }
        return block;
    }

    static int[] bits(float[] samples, int frames) {
        int[] bits = new int[frames];
        for (int i = 0; i < frames; i++) {
            bits[i] = Float.floatToRawIntBits(samples[i]);
        }
        return bits;
    }
}
