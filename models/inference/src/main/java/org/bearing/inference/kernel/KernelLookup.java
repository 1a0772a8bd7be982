package org.bearing.inference.kernel;

import java.util.Optional;

/** Finds the kernels this Java can run. */
public final class KernelLookup {
    private static final String MODULE = "jdk.incubator.vector";
    private static final String KERNELS = "org.bearing.inference.kernel.vector.VectorKernels";

    private KernelLookup() {}

    /**
     * Looks for the vector kernels; they need {@code --add-modules jdk.incubator.vector}.
     *
     * @return the kernels, or nothing where the module is not there or does not fit
     */
    public static Optional<DenseKernels> vector() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(KERNELS)
                    .asSubclass(DenseKernels.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
