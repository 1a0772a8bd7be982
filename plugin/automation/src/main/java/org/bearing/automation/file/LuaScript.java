package org.bearing.automation.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bearing.output.Curve;
import org.bearing.output.Lanes;

/**
 * A Lua script that puts the envelopes into an open project: of REAPER, or of Ardour as an editor action. The script is a resource beside
 * this class; the envelopes stand in it as text, one point a line.
 */
public final class LuaScript implements CurveFormat {
    private static final String LANES = "--@LANES@";
    private static final int DECIMALS = 6;

    private final String resource;
    private final PanEnvelope envelope;
    private final UnaryOperator<List<EnvelopePoint>> points;
    private final boolean shapes;
    private final double left;
    private final double right;

    private LuaScript(
            String resource,
            PanEnvelope envelope,
            UnaryOperator<List<EnvelopePoint>> points,
            boolean shapes,
            double left,
            double right) {
        this.resource = resource;
        this.envelope = envelope;
        this.points = points;
        this.shapes = shapes;
        this.left = left;
        this.right = right;
    }

    /**
     * A ReaScript. Pan +1 = left, as in REAPER's envelopes; a point says whether it is held.
     *
     * @param envelope from curves to pans
     * @return the format
     */
    public static LuaScript reaper(PanEnvelope envelope) {
        return new LuaScript("reascript.lua", envelope, EnvelopePoint::apart, true, 1, -1);
    }

    /**
     * An editor action of Ardour. Pan 0 = left, 1 = right; Ardour knows straight lines only.
     *
     * @param envelope from curves to pans
     * @return the format
     */
    public static LuaScript ardour(PanEnvelope envelope) {
        return new LuaScript("ardour.lua", envelope, EnvelopePoint::straight, false, 0, 1);
    }

    @Override
    public void write(List<Curve> curves, OutputStream out) throws IOException {
        StringBuilder lanes = new StringBuilder();
        for (List<Curve> lane : Lanes.of(curves)) {
            lanes.append("{ pan = [[\n");
            envelope(lanes, envelope.of(lane), (left - right) / 2, (left + right) / 2);
            lanes.append("]], azimuth = [[\n");
            envelope(lanes, AzimuthEnvelope.of(lane, envelope.boundRad()), 1, 0);
            lanes.append("]] },\n");
        }
        out.write(template().replace(LANES + "\n", lanes).getBytes(StandardCharsets.UTF_8));
    }

    private void envelope(StringBuilder text, List<EnvelopePoint> raw, double scale, double centre) {
        for (EnvelopePoint point : points.apply(raw)) {
            text.append(Numbers.fixed(point.seconds(), DECIMALS)).append(' ');
            text.append(Numbers.fixed(centre + scale * point.value(), DECIMALS));
            text.append(shapes ? point.held() ? " 1\n" : " 0\n" : "\n");
        }
    }

    private String template() throws IOException {
        try (InputStream in = LuaScript.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
