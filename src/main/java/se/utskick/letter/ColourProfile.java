package se.utskick.letter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The sRGB colour profile (IEC 61966-2-1) as an ICC profile of version 2 (ICC.1:2001-04), made from its numbers: the one a Java comes
 * with differs between builds.
 */
final class ColourProfile {

    private static final int HEADER = 128;
    private static final int TAG_COUNT = 9;
    private static final int CURVE_POINTS = 1024;

    private ColourProfile() {}

    static byte[] sRgb() {
        byte[] description = description("sRGB IEC61966-2.1");
        byte[] copyright = text("Public domain");
        byte[] curve = curve();
        ByteBuffer tags = ByteBuffer.allocate(4 + TAG_COUNT * 12);
        ByteBuffer data = ByteBuffer.allocate(1 << 13);
        int base = HEADER + tags.capacity();
        tags.putInt(TAG_COUNT);
        tag(tags, data, base, "desc", description);
        tag(tags, data, base, "cprt", copyright);
        // The colours of sRGB adapted to D50, the white of the profile connection space.
        tag(tags, data, base, "wtpt", xyz(0.9642, 1.0, 0.8249));
        tag(tags, data, base, "rXYZ", xyz(0.43607, 0.22249, 0.01392));
        tag(tags, data, base, "gXYZ", xyz(0.38515, 0.71687, 0.09708));
        tag(tags, data, base, "bXYZ", xyz(0.14307, 0.06061, 0.71410));
        int curveAt = base + data.position();
        tag(tags, data, base, "rTRC", curve);
        sameTag(tags, curveAt, "gTRC", curve.length);
        sameTag(tags, curveAt, "bTRC", curve.length);
        ByteBuffer profile = ByteBuffer.allocate(base + data.position());
        header(profile);
        profile.position(HEADER);
        profile.put(tags.array()).put(data.array(), 0, data.position());
        return profile.array();
    }

    private static void header(ByteBuffer profile) {
        profile.putInt(0, profile.capacity());
        profile.putInt(8, 0x02100000);
        name(profile, 12, "mntr");
        name(profile, 16, "RGB ");
        name(profile, 20, "XYZ ");
        profile.putShort(24, (short) 2026).putShort(26, (short) 1).putShort(28, (short) 1);
        name(profile, 36, "acsp");
        profile.putInt(68, fixed(0.9642)).putInt(72, fixed(1)).putInt(76, fixed(0.8249));
    }

    private static void tag(ByteBuffer tags, ByteBuffer data, int base, String name, byte[] content) {
        sameTag(tags, base + data.position(), name, content.length);
        data.put(content);
        while (data.position() % 4 != 0) {
            data.put((byte) 0);
        }
    }

    private static void sameTag(ByteBuffer tags, int offset, String name, int length) {
        tags.put(name.getBytes(StandardCharsets.US_ASCII)).putInt(offset).putInt(length);
    }

    private static byte[] description(String text) {
        ByteBuffer content = ByteBuffer.allocate(12 + text.length() + 1 + 8 + 3 + 67);
        name(content, 0, "desc");
        content.putInt(8, text.length() + 1);
        content.position(12);
        content.put(text.getBytes(StandardCharsets.US_ASCII));
        return content.array();
    }

    private static byte[] text(String text) {
        ByteBuffer content = ByteBuffer.allocate(8 + text.length() + 1);
        name(content, 0, "text");
        content.position(8);
        content.put(text.getBytes(StandardCharsets.US_ASCII));
        return content.array();
    }

    private static byte[] xyz(double x, double y, double z) {
        ByteBuffer content = ByteBuffer.allocate(20);
        name(content, 0, "XYZ ");
        return content.putInt(8, fixed(x))
                .putInt(12, fixed(y))
                .putInt(16, fixed(z))
                .array();
    }

    private static byte[] curve() {
        ByteBuffer content = ByteBuffer.allocate(12 + 2 * CURVE_POINTS);
        name(content, 0, "curv");
        content.putInt(8, CURVE_POINTS);
        content.position(12);
        for (int i = 0; i < CURVE_POINTS; i++) {
            double v = i / (CURVE_POINTS - 1.0);
            double linear = v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4);
            content.putShort((short) Math.round(linear * 65535));
        }
        return content.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65536);
    }

    private static void name(ByteBuffer buffer, int at, String name) {
        buffer.put(at, name.getBytes(StandardCharsets.US_ASCII));
    }
}
