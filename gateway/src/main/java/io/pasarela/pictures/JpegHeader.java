package io.pasarela.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the segments before the pixels say.
 *
 * @param inOneScan whether rows come complete from top to bottom. If not, a decoder must hold the
 *     whole picture at its full size, whatever the subsampling
 * @param orientation 1 to 8 as in EXIF; 1 is upright
 */
record JpegHeader(boolean inOneScan, int orientation) {

    private static final int SEGMENTS_MAX = 1_000;
    private static final int ORIENTATION = 0x0112;
    private static final String EXIF = "Exif\0\0";

    static JpegHeader of(byte[] file) throws UnfitException {
        var bytes = ByteBuffer.wrap(file).position(2);
        boolean sequential = false;
        int components = 0;
        int orientation = 1;
        for (int count = 0; count < SEGMENTS_MAX && bytes.remaining() >= 4; count++) {
            int marker = nextMarker(bytes);
            var segment = segment(bytes);
            if (marker == 0xDA && segment.hasRemaining()) {
                boolean all = Byte.toUnsignedInt(segment.get()) == components;
                return new JpegHeader(sequential && all, orientation);
            }
            if (isFrame(marker) && segment.remaining() >= 6) {
                sequential = marker == 0xC0 || marker == 0xC1;
                components = segment.get(5);
            } else if (marker == 0xE1 && startsWith(segment, EXIF)) {
                orientation = orientation(segment.position(EXIF.length()).slice());
            }
        }
        throw new UnfitException("This picture is damaged.");
    }

    private static int nextMarker(ByteBuffer bytes) throws UnfitException {
        if (bytes.get() != (byte) 0xFF) throw new UnfitException("This picture is damaged.");
        int marker = 0xFF;
        while (marker == 0xFF && bytes.remaining() > 2) marker = Byte.toUnsignedInt(bytes.get());
        return marker;
    }

    private static ByteBuffer segment(ByteBuffer bytes) throws UnfitException {
        int length = Short.toUnsignedInt(bytes.getShort()) - 2;
        if (length < 0 || length > bytes.remaining()) {
            throw new UnfitException("This picture is damaged.");
        }
        var segment = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        return segment;
    }

    /** SOF0 to SOF15 without the three markers among them that are tables. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF
                && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean startsWith(ByteBuffer segment, String text) {
        if (segment.limit() < text.length()) return false;
        return ISO_8859_1.decode(segment.slice(0, text.length())).toString().equals(text);
    }

    /** Reads the one tag that matters of the first directory; whatever is odd means upright. */
    private static int orientation(ByteBuffer tiff) {
        if (tiff.limit() < 8) return 1;
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) return 1;
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * 12;
            if (entry > tiff.limit() - 12) return 1;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
