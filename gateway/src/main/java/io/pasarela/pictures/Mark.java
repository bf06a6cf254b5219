package io.pasarela.pictures;

import java.awt.Color;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture made small enough to stand at the top of every page. */
final class Mark {

    private static final int WIDTH_MAX = 320;
    private static final int HEIGHT_MAX = 96;

    private Mark() {}

    /** As PNG, from a picture that we encoded ourselves. */
    static byte[] of(Picture picture) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(picture.content()));
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(fitted(image), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static BufferedImage fitted(BufferedImage image) {
        int width = Math.min(image.getWidth(), WIDTH_MAX);
        int height = Math.max(1, Math.ceilDiv(image.getHeight() * width, image.getWidth()));
        if (height > HEIGHT_MAX) {
            width = Math.max(1, width * HEIGHT_MAX / height);
            height = HEIGHT_MAX;
        }
        var fitted = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = fitted.createGraphics();
        var averaged = image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        pen.drawImage(averaged, 0, 0, Color.WHITE, null);
        pen.dispose();
        return fitted;
    }
}
