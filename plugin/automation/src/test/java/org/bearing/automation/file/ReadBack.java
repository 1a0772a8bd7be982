package org.bearing.automation.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.bearing.output.Curve;

/** What a program that opens our files finds in them: points with times and values, as the file's own format says them. */
final class ReadBack {
    private ReadBack() {}

    /** A point as it is read; held = no line to the next one. */
    record Row(double seconds, double value, boolean held) {}

    static byte[] bytes(CurveFormat format, List<Curve> curves) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            format.write(curves, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static String text(CurveFormat format, List<Curve> curves) {
        return new String(bytes(format, curves), StandardCharsets.UTF_8);
    }

    /** Lines "PT seconds value shape". */
    static List<Row> reaper(String project) {
        return rows(project, "PT (\\S+) (\\S+) (\\d)");
    }

    /** The points between "name = [[" and "]]". */
    static List<Row> lua(String script, String name) {
        int start = script.indexOf(name + " = [[\n") + name.length() + 6;
        return rows(script.substring(start, script.indexOf("]]", start)), "(\\S+) (\\S+)(?: (\\d))?\n");
    }

    private static List<Row> rows(String text, String pattern) {
        List<Row> rows = new ArrayList<>();
        Pattern.compile(pattern).matcher(text).results().forEach(row -> rows.add(row(row)));
        return rows;
    }

    private static Row row(MatchResult found) {
        return new Row(
                Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2)), "1".equals(found.group(3)));
    }

    /** The points of a parameter in a DAWproject. */
    static List<Row> dawProject(byte[] file, String parameter) {
        String xml = entry(file, "project.xml");
        int start = xml.indexOf("<Target parameter=\"" + parameter + "\"/>");
        List<Row> rows = new ArrayList<>();
        Pattern.compile("<RealPoint time=\"(\\S+)\" value=\"(\\S+)\" interpolation=\"(\\w+)\"/>")
                .matcher(xml.substring(start, xml.indexOf("</Points>", start)))
                .results()
                .forEach(row -> rows.add(new Row(
                        Double.parseDouble(row.group(1)),
                        Double.parseDouble(row.group(2)),
                        row.group(3).equals("hold"))));
        return rows;
    }

    static String entry(byte[] zip, String name) {
        return new String(entryBytes(zip, name), StandardCharsets.UTF_8);
    }

    static byte[] entryBytes(byte[] zip, String name) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("no entry " + name);
    }

    /** The axml chunk of an ADM file. */
    static String axml(byte[] file) {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int at = 12; at < file.length; ) {
            String id = new String(file, at, 4, StandardCharsets.ISO_8859_1);
            int size = buffer.getInt(at + 4);
            if (id.equals("axml")) {
                return new String(file, at + 8, size, StandardCharsets.UTF_8);
            }
            at += 8 + size + (size & 1);
        }
        throw new AssertionError("no axml chunk");
    }

    /** Positions at the ends of blocks with their lines; a jump is a point at the start of its block. Only where it is heard. */
    static List<Row> adm(String axml) {
        List<Row> rows = new ArrayList<>();
        Pattern.compile(
                        "<audioBlockFormat [^>]*rtime=\"(\\S+)\" duration=\"(\\S+)\">(.*?)</audioBlockFormat>",
                        Pattern.DOTALL)
                .matcher(axml)
                .results()
                .filter(block -> !block.group(3).contains("<gain>"))
                .forEach(block -> {
                    double start = seconds(block.group(1));
                    String azimuth = block.group(3).replaceFirst("(?s).*coordinate=\"azimuth\">([^<]+)<.*", "$1");
                    double value = Double.parseDouble(azimuth);
                    if (block.group(3).contains("<jumpPosition interpolationLength=\"0\">1<")) {
                        if (!rows.isEmpty()) {
                            Row last = rows.remove(rows.size() - 1);
                            rows.add(new Row(last.seconds(), last.value(), true));
                        }
                        rows.add(new Row(start, value, false));
                    }
                    rows.add(new Row(start + seconds(block.group(2)), value, false));
                });
        return rows;
    }

    /** From hh:mm:ss.zzzzz. */
    static double seconds(String time) {
        String[] parts = time.split(":", -1);
        return Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60 + Double.parseDouble(parts[2]);
    }

    /** Fourteen bits of a pair of controllers, held from one message to the next. */
    static List<Row> midi(byte[] file, int coarse, int fine) {
        List<Row> rows = new ArrayList<>();
        try {
            Sequence sequence = MidiSystem.getSequence(new ByteArrayInputStream(file));
            Track track = sequence.getTracks()[1];
            int high = 0;
            for (int i = 0; i < track.size(); i++) {
                MidiEvent event = track.get(i);
                if (event.getMessage() instanceof ShortMessage message && message.getData1() == coarse) {
                    high = message.getData2();
                } else if (event.getMessage() instanceof ShortMessage message && message.getData1() == fine) {
                    rows.add(new Row(event.getTick() / 1000.0, high * 128 + message.getData2(), true));
                }
            }
        } catch (InvalidMidiDataException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** What is drawn at a time. */
    static double at(List<Row> rows, double seconds) {
        Row before = rows.get(0);
        for (Row row : rows) {
            if (row.seconds() > seconds) {
                double span = row.seconds() - before.seconds();
                return before.held() || span <= 0
                        ? before.value()
                        : before.value() + (seconds - before.seconds()) / span * (row.value() - before.value());
            }
            before = row;
        }
        return before.value();
    }
}
