package io.pasarela.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.pictures.Inspection.Accepted;
import io.pasarela.pictures.Inspection.Refused;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class WebPTest {

    private static final int ANIMATED = 2;
    private static final int WIDTH = 360;
    private static final int HEIGHT = 640;

    private final Inspector inspector = new Inspector();

    @Test
    void showsTheFirstPictureOfSeveral() throws IOException {
        byte[] still = chunkOf(Files.resource("lossy.webp"), "VP8 ");
        byte[] frame = concat(new byte[6], size(WIDTH, HEIGHT), new byte[] {100, 0, 0, 0}, still);

        var outcome = inspector.inspect(riff(
                chunk("VP8X", concat(new byte[] {ANIMATED, 0, 0, 0}, size(WIDTH, HEIGHT))),
                chunk("ANIM", new byte[6]), chunk("ANMF", frame), chunk("ANMF", frame)));

        assertThat(outcome).isInstanceOfSatisfying(Accepted.class, accepted ->
                assertThat(accepted.picture().height()).isEqualTo(HEIGHT));
    }

    /** Repeated, because a short answer from another process is easily lost. */
    @RepeatedTest(10)
    void isRefusedWhenItDeclaresTooMuch() throws IOException {
        byte[] still = chunkOf(Files.resource("lossy.webp"), "VP8 ");

        var outcome = inspector.inspect(riff(
                chunk("VP8X", concat(new byte[4], size(16_384, 16_384))), still));

        assertThat(((Refused) outcome).why()).contains("too many pixels");
    }

    @Test
    void isRefusedWhenItIsCutShort() throws IOException {
        byte[] file = Files.resource("lossless.webp");

        assertThat(inspector.inspect(Arrays.copyOf(file, 100))).isInstanceOf(Refused.class);
    }

    /** Width and height less one, in three bytes each. */
    private static byte[] size(int width, int height) {
        byte[] w = little(width - 1);
        byte[] h = little(height - 1);
        return new byte[] {w[0], w[1], w[2], h[0], h[1], h[2]};
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private static byte[] riff(byte[]... chunks) {
        byte[] content = concat(chunks);
        return concat("RIFF".getBytes(ISO_8859_1), little(content.length + 4),
                "WEBP".getBytes(ISO_8859_1), content);
    }

    private static byte[] chunk(String name, byte[] data) {
        return concat(name.getBytes(ISO_8859_1), little(data.length), data,
                new byte[data.length % 2]);
    }

    /** The whole chunk, header included. */
    private static byte[] chunkOf(byte[] file, String name) {
        int at = new String(file, ISO_8859_1).indexOf(name, 12);
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(at + 4);
        return Arrays.copyOfRange(file, at, at + 8 + length + length % 2);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }
}
