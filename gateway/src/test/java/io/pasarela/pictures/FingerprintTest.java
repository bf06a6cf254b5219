package io.pasarela.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final int NEAR = 6;

    @Test
    void staysNearWhenAPictureIsScaledOrSavedAgain() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var image = Files.receipt(540, 960, seed);
            long original = Fingerprint.of(image);
            var saved = ImageIO.read(new ByteArrayInputStream(Files.encoded(image, "jpeg")));

            assertThat(distance(original, Fingerprint.of(saved))).isLessThanOrEqualTo(NEAR);
            assertThat(distance(original, Fingerprint.of(scaled(image, 270))))
                    .isLessThanOrEqualTo(NEAR);
            assertThat(distance(original, Fingerprint.of(scaled(image, 400))))
                    .isLessThanOrEqualTo(NEAR);
        }
    }

    @Test
    void isFarForOtherPictures() {
        long[] prints = IntStream.range(0, 40)
                .mapToLong(seed -> Fingerprint.of(Files.receipt(270, 480, seed))).toArray();

        long near = IntStream.range(0, 40)
                .flatMap(a -> IntStream.range(0, a).map(b -> distance(prints[a], prints[b])))
                .filter(distance -> distance <= NEAR)
                .count();

        assertThat(near).as("of 780 pairs").isLessThanOrEqualTo(7);
    }

    @Test
    void isTheSameForEveryPlainGround() {
        var white = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);

        assertThat(Fingerprint.of(white)).isZero();
        assertThat(Fingerprint.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))).isZero();
    }

    private static int distance(long a, long b) {
        return Long.bitCount(a ^ b);
    }

    private static BufferedImage scaled(BufferedImage image, int width) {
        int height = image.getHeight() * width / image.getWidth();
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = scaled.createGraphics();
        pen.drawImage(
                image.getScaledInstance(width, height, Image.SCALE_SMOOTH), 0, 0, null);
        pen.dispose();
        return scaled;
    }
}
