package io.pasarela.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Makes the files that payers and others send. */
final class Files {

    private Files() {}

    /** A receipt as phones show it; the seed moves what is drawn, so that no two look the same. */
    static BufferedImage receipt(int width, int height, int seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        var random = new Random(seed);
        for (int i = 0; i < 14; i++) {
            pen.setColor(new Color(random.nextInt(0xFFFFFF)));
            pen.fillRect(random.nextInt(width), random.nextInt(height), width / 4, height / 6);
        }
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, height / 16));
        pen.drawString("Comprobante " + seed, width / 10, height / 2);
        pen.dispose();
        return image;
    }

    static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) throw new IOException("no " + format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PNG of nothing but zeros that declares these dimensions and, or not, delivers them. */
    static byte[] emptyPng(int width, int height, int rows) throws IOException {
        var pixels = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(pixels)) {
            byte[] row = new byte[1 + width * 3];
            for (int i = 0; i < rows; i++) deflater.write(row);
        }
        var header = new ByteArrayOutputStream();
        var fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        var file = new ByteArrayOutputStream();
        file.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(file, "IHDR", header.toByteArray());
        chunk(file, "IDAT", pixels.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    /** Puts a chunk behind the header of a PNG. */
    static byte[] withChunk(byte[] png, String type, byte[] data) throws IOException {
        var file = new ByteArrayOutputStream();
        file.write(png, 0, 33);
        chunk(file, type, data);
        file.write(png, 33, png.length - 33);
        return file.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream file, String type, byte[] data)
            throws IOException {
        var crc = new CRC32();
        crc.update(type.getBytes(ISO_8859_1));
        crc.update(data);
        var out = new DataOutputStream(file);
        out.writeInt(data.length);
        out.write(type.getBytes(ISO_8859_1));
        out.write(data);
        out.writeInt((int) crc.getValue());
    }

    /** Puts a segment behind the first two bytes of a JPEG. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] data) throws IOException {
        var file = new ByteArrayOutputStream();
        var out = new DataOutputStream(file);
        out.write(jpeg, 0, 2);
        out.writeByte(0xFF);
        out.writeByte(marker);
        out.writeShort(data.length + 2);
        out.write(data);
        out.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    static byte[] exif(int orientation) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeBytes("Exif\0\0MM");
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(0x0112);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        return bytes.toByteArray();
    }

    static byte[] resource(String name) throws IOException {
        try (var in = Files.class.getResourceAsStream("/pictures/" + name)) {
            return in.readAllBytes();
        }
    }

    /** By all threads since the start, collected or not; nothing else runs in this test. */
    static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getTotalThreadAllocatedBytes();
    }
}
