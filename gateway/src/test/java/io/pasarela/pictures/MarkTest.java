package io.pasarela.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkTest {

    @ParameterizedTest
    @CsvSource({
        "600, 600, 96, 96", "1600, 200, 320, 40", "100, 1000, 9, 96", "40, 20, 40, 20",
        "2000, 1, 320, 1"})
    void fitsTheTopOfAPageAsItIsShaped(int width, int height, int fittedWidth, int fittedHeight)
            throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(
                new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);

        byte[] mark = Mark.of(new Picture(
                png.toByteArray(), "image/png", width, height, new byte[32], 0));

        var image = ImageIO.read(new ByteArrayInputStream(mark));
        assertThat(image.getWidth()).isEqualTo(fittedWidth);
        assertThat(image.getHeight()).isEqualTo(fittedHeight);
    }
}
