package org.bearing.automation.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bearing.output.Curve;
import org.bearing.output.CurvePoint;

/**
 * The table of the DCASE challenge's task on sound event localization and detection: {@code frame,class,source,azimuth,elevation}
 * without a header.
 *
 * <p>Frames of 100 ms; whole degrees, + = left, from -180 to 179; the class is always 0, for it is not known; sources count from
 * 0 for every track anew. A frame has one row for each source heard in it, with the last estimate. Not thinned.
 */
public final class DcaseFormat implements CurveFormat {
    private static final int FRAMES_PER_SECOND = 10;

    @Override
    public void write(List<Curve> curves, OutputStream out) throws IOException {
        Map<Long, Map<Integer, CurvePoint>> frames = new TreeMap<>();
        Map<Integer, Integer> sources = new TreeMap<>();
        for (Curve curve : curves) {
            int source = sources.computeIfAbsent(curve.track(), track -> sources.size());
            for (CurvePoint point : curve.points()) {
                long frame = (long) Math.floor(point.timeSeconds() * FRAMES_PER_SECOND);
                frames.computeIfAbsent(frame, at -> new TreeMap<>()).put(source, point);
            }
        }
        StringBuilder text = new StringBuilder();
        frames.forEach((frame, rows) -> rows.forEach((source, point) -> text.append(frame)
                .append(",0,")
                .append(source)
                .append(',')
                .append(azimuthDeg(point))
                .append(',')
                .append(Math.round(Math.toDegrees(point.elevationRad())))
                .append('\n')));
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static long azimuthDeg(CurvePoint point) {
        long rounded = Math.round(Math.toDegrees(point.wrappedRad()));
        return rounded == 180 ? -180 : rounded;
    }
}
