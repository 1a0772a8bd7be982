package org.bearing.automation.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * What is in an ADM file: a stereo bed on tracks 1 and 2 and a mono object on each track from 3 on, as the axml and chna chunks of
 * ITU-R BS.2076 and BS.2088 say it.
 *
 * @param name of the programme
 * @param sampleRateHz rate, Hz
 * @param bits of a sample
 * @param endTicks length of the file, {@link AdmBlock}'s ticks
 * @param objects blocks of each object
 */
record AdmTree(String name, int sampleRateHz, int bits, long endTicks, List<List<AdmBlock>> objects) {
    private static final int FIRST_ID = 0x1001;
    private static final String STEREO_PACK = "AP_00010002"; // the common definitions' own
    private static final int ROW_BYTES = 40;

    /** {@return tracks in the file} */
    int tracks() {
        return 2 + objects.size();
    }

    /** {@return the content of the axml chunk} */
    byte[] axml() {
        Xml xml = new Xml();
        xml.open("ebuCoreMain", "xmlns", "urn:ebu:metadata-schema:ebuCore_2014", "xml:lang", "en");
        xml.open("coreMetadata").open("format").open("audioFormatExtended", "version", "ITU-R_BS.2076-1");
        xml.open("audioProgramme", "audioProgrammeID", "APR_1001", "audioProgrammeName", name);
        xml.leaf("audioContentIDRef", "ACO_1001");
        if (!objects.isEmpty()) {
            xml.leaf("audioContentIDRef", "ACO_1002");
        }
        xml.close("audioProgramme");
        contents(xml);
        xml.open("audioObject", objectAttributes("AO_1001", "Bed"));
        xml.leaf("audioPackFormatIDRef", STEREO_PACK);
        xml.leaf("audioTrackUIDRef", uid(0)).leaf("audioTrackUIDRef", uid(1)).close("audioObject");
        for (int i = 0; i < objects.size(); i++) {
            object(xml, i);
        }
        for (int track = 0; track < tracks(); track++) {
            xml.open(
                    "audioTrackUID",
                    "UID",
                    uid(track),
                    "sampleRate",
                    Integer.toString(sampleRateHz),
                    "bitDepth",
                    Integer.toString(bits));
            xml.leaf("audioTrackFormatIDRef", trackFormat(track)).leaf("audioPackFormatIDRef", pack(track));
            xml.close("audioTrackUID");
        }
        xml.close("audioFormatExtended").close("format").close("coreMetadata").close("ebuCoreMain");
        return xml.bytes();
    }

    private void contents(Xml xml) {
        xml.open("audioContent", "audioContentID", "ACO_1001", "audioContentName", "Bed");
        xml.leaf("audioObjectIDRef", "AO_1001").close("audioContent");
        if (!objects.isEmpty()) {
            xml.open("audioContent", "audioContentID", "ACO_1002", "audioContentName", "Bearing");
            for (int i = 0; i < objects.size(); i++) {
                xml.leaf("audioObjectIDRef", objectId(i));
            }
            xml.close("audioContent");
        }
    }

    private void object(Xml xml, int i) {
        String label = "Bearing " + (i + 1);
        int track = i + 2;
        String format = typed("AC", track);
        String stream = typed("AS", track);
        xml.open("audioObject", objectAttributes(objectId(i), label));
        xml.leaf("audioPackFormatIDRef", pack(track))
                .leaf("audioTrackUIDRef", uid(track))
                .close("audioObject");
        xml.open("audioPackFormat", described("audioPackFormat", pack(track), label, "Objects", "0003"));
        xml.leaf("audioChannelFormatIDRef", format).close("audioPackFormat");
        xml.open("audioChannelFormat", described("audioChannelFormat", format, label, "Objects", "0003"));
        List<AdmBlock> blocks = objects.get(i);
        for (int b = 0; b < blocks.size(); b++) {
            block(xml, blocks.get(b), typed("AB", track) + String.format(Locale.ROOT, "_%08x", b + 1));
        }
        xml.close("audioChannelFormat");
        xml.open("audioStreamFormat", described("audioStreamFormat", stream, label, "PCM", "0001"));
        xml.leaf("audioChannelFormatIDRef", format).leaf("audioTrackFormatIDRef", trackFormat(track));
        xml.close("audioStreamFormat");
        xml.open("audioTrackFormat", described("audioTrackFormat", trackFormat(track), label, "PCM", "0001"));
        xml.leaf("audioStreamFormatIDRef", stream).close("audioTrackFormat");
    }

    private static void block(Xml xml, AdmBlock block, String id) {
        xml.open(
                "audioBlockFormat",
                "audioBlockFormatID",
                id,
                "rtime",
                time(block.start()),
                "duration",
                time(block.end() - block.start()));
        xml.leaf("position", Numbers.fixed(block.azimuthDeg(), 2), "coordinate", "azimuth");
        xml.leaf("position", Numbers.fixed(block.elevationDeg(), 2), "coordinate", "elevation");
        xml.leaf("position", "1.0", "coordinate", "distance");
        if (!block.present()) {
            xml.leaf("gain", "0.0");
        }
        if (block.jump()) {
            xml.leaf("jumpPosition", "1", "interpolationLength", "0");
        }
        xml.close("audioBlockFormat");
    }

    private String[] objectAttributes(String id, String label) {
        return new String[] {"audioObjectID", id, "audioObjectName", label, "start", time(0), "duration", time(endTicks)
        };
    }

    /** What pack, channel, stream and track formats have in common; streams and tracks have formats, the others types. */
    private static String[] described(String element, String id, String label, String type, String number) {
        String kind = type.equals("PCM") ? "format" : "type";
        return new String[] {
            element + "ID", id, element + "Name", label, kind + "Label", number, kind + "Definition", type
        };
    }

    /** {@return the content of the chna chunk} */
    byte[] chna() {
        ByteBuffer out = ByteBuffer.allocate(4 + ROW_BYTES * tracks()).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) tracks()).putShort((short) tracks());
        for (int track = 0; track < tracks(); track++) {
            out.putShort((short) (track + 1));
            out.put(ascii(uid(track)))
                    .put(ascii(trackFormat(track)))
                    .put(ascii(pack(track)))
                    .put((byte) 0);
        }
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String uid(int track) {
        return String.format(Locale.ROOT, "ATU_%08x", track + 1);
    }

    private static String objectId(int object) {
        return String.format(Locale.ROOT, "AO_%04x", FIRST_ID + 1 + object);
    }

    /** The left and right front channels of the common definitions have the numbers 1 and 2. */
    private static String trackFormat(int track) {
        return (track < 2 ? String.format(Locale.ROOT, "AT_0001%04x", track + 1) : typed("AT", track)) + "_01";
    }

    private static String pack(int track) {
        return track < 2 ? STEREO_PACK : typed("AP", track);
    }

    private static String typed(String prefix, int track) {
        return String.format(Locale.ROOT, "%s_0003%04x", prefix, FIRST_ID + track - 2);
    }

    private static String time(long ticks) {
        long seconds = ticks / AdmBlock.TICKS_PER_SECOND;
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%05d",
                seconds / 3600,
                seconds / 60 % 60,
                seconds % 60,
                ticks % AdmBlock.TICKS_PER_SECOND);
    }
}
