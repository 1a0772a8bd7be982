package org.bearing.api;

import org.bearing.method.LocalizationMethod;

/** Makes a method with the preset's settings; whatever it loads, it loads once. */
@FunctionalInterface
interface MethodFactory {
    /**
     * Makes a method that has heard nothing.
     *
     * @param integrationSeconds length of its integration window, s
     * @return the method
     */
    LocalizationMethod create(double integrationSeconds);
}
