package org.bearing.automation.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bearing.output.Curve;
import org.bearing.output.Lanes;

/**
 * A DAWproject 1.0: the recording on a track with the plug-in, points for the track's pan and for the plug-in's azimuth, and for each
 * further lane an empty track with points for its pan.
 *
 * <p>All values are normalized, for there is no unit of degrees: pan 0 = left, 0.5 = centre, 1 = right; azimuth (degrees + 180) /
 * 360. The recording is in the file as it is.
 */
public final class DawProjectFormat implements CurveFormat {
    private static final String PLUGIN = "org.bearing.bearing"; // CLAP's name of it, in clap_plugin.h
    private static final String AZIMUTH = "10"; // BEARING_PARAM_AZIMUTH in parameters.h
    private static final String MASTER = "master-channel";
    private static final int DECIMALS = 6;

    private final AudioClip audio;
    private final PanEnvelope envelope;

    /**
     * Makes it.
     *
     * @param audio the recording
     * @param envelope from curves to pans
     */
    public DawProjectFormat(AudioClip audio, PanEnvelope envelope) {
        this.audio = audio;
        this.envelope = envelope;
    }

    @Override
    public void write(List<Curve> curves, OutputStream out) throws IOException {
        List<List<Curve>> lanes = Lanes.of(curves);
        ZipOutputStream zip = new ZipOutputStream(out);
        entry(zip, "project.xml", project(lanes).bytes());
        entry(
                zip,
                "metadata.xml",
                new Xml()
                        .open("MetaData")
                        .leaf("Title", audio.trackName())
                        .close("MetaData")
                        .bytes());
        zip.setLevel(Deflater.NO_COMPRESSION); // sound shrinks little and slowly
        zip.putNextEntry(new ZipEntry(place()));
        Files.copy(audio.path(), zip);
        zip.closeEntry();
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private String place() {
        return "audio/" + audio.fileName();
    }

    private Xml project(List<List<Curve>> lanes) {
        int tracks = Math.max(1, lanes.size());
        Xml xml = new Xml();
        xml.open("Project", "version", "1.0").empty("Application", "name", "Bearing", "version", "1");
        xml.open("Transport");
        xml.empty("Tempo", "unit", "bpm", "value", "120", "min", "20", "max", "666", "id", "tempo", "name", "Tempo");
        xml.empty("TimeSignature", "denominator", "4", "numerator", "4", "id", "signature")
                .close("Transport");
        xml.open("Structure");
        for (int track = 0; track < tracks; track++) {
            structure(xml, track);
        }
        xml.open("Track", "contentType", "audio notes", "loaded", "true", "id", "master", "name", "Master");
        xml.empty("Channel", "audioChannels", "2", "role", "master", "id", MASTER);
        xml.close("Track").close("Structure");
        xml.open("Arrangement", "id", "arrangement").open("Lanes", "timeUnit", "seconds", "id", "lanes");
        for (int track = 0; track < tracks; track++) {
            xml.open("Lanes", "track", "track" + track, "id", "lanes" + track);
            if (track == 0) {
                clip(xml);
            }
            if (track < lanes.size()) {
                points(xml, "pan" + track, envelope.of(lanes.get(track)), -1, 1);
            }
            if (track == 0 && !lanes.isEmpty()) {
                points(xml, "azimuth", AzimuthEnvelope.of(lanes.get(0), envelope.boundRad()), 180, -180);
            }
            xml.close("Lanes");
        }
        return xml.close("Lanes").close("Arrangement").empty("Scenes").close("Project");
    }

    private void structure(Xml xml, int track) {
        String name = track == 0 ? audio.trackName() : "Bearing " + (track + 1);
        xml.open("Track", "contentType", "audio", "loaded", "true", "id", "track" + track, "name", name);
        xml.open("Channel", "audioChannels", "2", "destination", MASTER, "role", "regular", "id", "channel" + track);
        if (track == 0) {
            xml.open("Devices")
                    .open("ClapPlugin", "deviceID", PLUGIN, "deviceName", "Bearing", "deviceRole", "audioFX");
            xml.open("Parameters");
            xml.empty("RealParameter", parameter("azimuth", "Azimuth", "parameterID", AZIMUTH));
            xml.close("Parameters").close("ClapPlugin").close("Devices");
        }
        xml.empty("Pan", parameter("pan" + track, "Pan"));
        xml.close("Channel").close("Track");
    }

    private static String[] parameter(String id, String name, String... more) {
        String[] usual = {"min", "0", "max", "1", "unit", "normalized", "value", "0.5", "id", id, "name", name};
        String[] all = java.util.Arrays.copyOf(usual, usual.length + more.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return all;
    }

    private void clip(Xml xml) {
        String seconds = Numbers.fixed(audio.seconds(), DECIMALS);
        xml.open("Clips", "id", "clips");
        xml.open("Clip", "time", "0", "duration", seconds, "contentTimeUnit", "seconds", "playStart", "0");
        xml.open(
                "Audio",
                "channels",
                "2",
                "duration",
                seconds,
                "sampleRate",
                Integer.toString(audio.sampleRateHz()),
                "id",
                "audio");
        xml.empty("File", "path", place()).close("Audio").close("Clip").close("Clips");
    }

    /** Points whose values are scaled so that one end of the range becomes 1 and the other 0. */
    private static void points(Xml xml, String parameter, List<EnvelopePoint> points, double one, double zero) {
        xml.open("Points", "unit", "normalized", "id", "points-" + parameter);
        xml.empty("Target", "parameter", parameter);
        for (EnvelopePoint point : points) {
            xml.empty(
                    "RealPoint",
                    "time",
                    Numbers.fixed(point.seconds(), DECIMALS),
                    "value",
                    Numbers.fixed((point.value() - zero) / (one - zero), DECIMALS),
                    "interpolation",
                    point.held() ? "hold" : "linear");
        }
        xml.close("Points");
    }
}
