package org.bearing.simulation.scene;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.bearing.simulation.data.DataFolder;
import org.bearing.simulation.data.RealData;
import org.bearing.simulation.data.Split;
import org.bearing.simulation.room.RoomResponses;
import org.bearing.simulation.room.StereoResponse;

/** CPU time of drawing, room responses and whole scenes on the real data, one thread; run by hand. */
final class SceneBenchmark {
    private static final int SCENES = 1000;

    private SceneBenchmark() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) {
        long start = cpu();
        SceneMaterial material =
                SceneMaterial.open(DataFolder.open(RealData.folder()), Split.TRAIN, Split.TRAIN, 16_000);
        say("open the material", start, 1);
        SceneDraw draw = new SceneDraw(SceneRanges.TRAINING, material);
        start = cpu();
        for (int i = 0; i < SCENES; i++) {
            draw.draw(1, i);
        }
        say("draw a scene (first round)", start, SCENES);
        StereoClip clip = new StereoClip(16_000);
        SceneRenderer renderer = new SceneRenderer(material);
        for (int round = 0; round < 3; round++) {
            start = cpu();
            for (int i = 0; i < SCENES; i++) {
                renderer.render(draw.draw(1, i), clip);
            }
            say("scene, round " + round, start, SCENES);
        }
        RoomResponses rooms = new RoomResponses(16_000);
        StereoResponse response = new StereoResponse();
        start = cpu();
        for (int i = 0; i < SCENES; i++) {
            RandomScene scene = draw.draw(1, i);
            SceneMaterial.Ears ears =
                    material.ears(scene.listener().head(), scene.listener().stretch());
            rooms.binaural(ears.head(), scene.room(), scene.placement(), i, response);
        }
        say("its room response", start, SCENES);
        System.gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(Locale.ROOT, "memory: %d MB%n", used >> 20);
    }

    /** CPU time of this thread, ns: the machine may be busy with other things. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @SuppressWarnings("SystemOut")
    private static void say(String what, long start, int count) {
        System.out.printf(Locale.ROOT, "%s: %.3f ms%n", what, (cpu() - start) / 1e6 / count);
    }
}
