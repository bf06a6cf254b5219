package io.pasarela;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A small real screenshot. */
public final class TestPicture {

    private TestPicture() {}

    /** Pictures of different seeds look different. */
    public static byte[] png(int seed) {
        var image = new BufferedImage(120, 240, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(seed * 7919 & 0xFFFFFF));
        pen.fillRect(0, 0, 120, 120);
        pen.setColor(Color.WHITE);
        pen.drawString("receipt " + seed, 10, 180);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
