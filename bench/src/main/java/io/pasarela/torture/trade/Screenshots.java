package io.pasarela.torture.trade;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** Small pictures that pass for screenshots; each number has one of its own. */
final class Screenshots {

    private static final int WIDTH = 60;
    private static final int HEIGHT = 80;
    private static final int BLOCK = 10;
    private static final int COLOURS = 0x1000000;

    private Screenshots() {}

    static byte[] of(long number) {
        var chance = new SplittableRandom(number);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < WIDTH; x += BLOCK) {
            for (int y = 0; y < HEIGHT; y += BLOCK) {
                int[] block = new int[BLOCK * BLOCK];
                Arrays.fill(block, chance.nextInt(COLOURS));
                image.setRGB(x, y, BLOCK, BLOCK, block, 0, BLOCK);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, number % 2 == 0 ? "png" : "jpeg", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
