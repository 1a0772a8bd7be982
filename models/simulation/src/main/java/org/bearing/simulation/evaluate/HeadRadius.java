package org.bearing.simulation.evaluate;

import org.bearing.simulation.scene.RandomScene;

/** What a contender is told of the head's size. */
public enum HeadRadius {
    /** Nothing: it takes its default. */
    DEFAULT {
        @Override
        double of(RandomScene scene) {
            return Double.NaN;
        }
    },
    /** The radius of the sphere that fits the head's own delays. */
    TRUE {
        @Override
        double of(RandomScene scene) {
            return scene.headRadiusM();
        }
    };

    /** {@return the radius to tell, m; NaN for none} */
    abstract double of(RandomScene scene);
}
