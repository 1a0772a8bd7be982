package org.bearing.automation.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Sources as the SoundScape Renderer's network interface takes them: XML requests that end with a zero byte.
 *
 * <p>Its x points to the right and its y to the front, in metres; it is flat, so elevations are lost.
 */
public final class SsrEncoder implements ObjectEncoder {
    private final double distanceMetres;

    /**
     * Makes it.
     *
     * @param distanceMetres how far away sources are, above 0, m
     */
    public SsrEncoder(double distanceMetres) {
        this.distanceMetres = distanceMetres;
    }

    @Override
    public List<byte[]> appears(Source source) {
        return request(source, " mute=\"false\"/>");
    }

    @Override
    public List<byte[]> present(Source source) {
        double azimuth = source.estimate().direction().azimuthRad();
        return request(
                source,
                String.format(
                        Locale.ROOT,
                        "><position x=\"%.3f\" y=\"%.3f\"/></source>",
                        0 - distanceMetres * Math.sin(azimuth),
                        distanceMetres * Math.cos(azimuth)));
    }

    @Override
    public List<byte[]> disappears(Source last) {
        return request(last, " mute=\"true\"/>");
    }

    private static List<byte[]> request(Source source, String rest) {
        String text = "<request><source id=\"" + source.object() + '"' + rest + "</request>\0";
        return List.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
