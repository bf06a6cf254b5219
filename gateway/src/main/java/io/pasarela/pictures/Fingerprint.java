package io.pasarela.pictures;

import java.awt.image.BufferedImage;

/**
 * A difference hash: the picture shrunk to nine by eight grey cells, one bit for each pair of
 * neighbours. Scaling and saving again move few bits; other pictures differ in about half of them.
 */
final class Fingerprint {

    private static final int COLUMNS = 9;
    private static final int ROWS = 8;

    /** Less is what saving as JPEG does to a plain ground. Grey is counted in 1/1000. */
    private static final long CLEARLY_DARKER = 1_000;

    private Fingerprint() {}

    static long of(BufferedImage image) {
        long bits = 0;
        for (int row = 0; row < ROWS; row++) {
            long left = grey(image, 0, row);
            for (int column = 1; column < COLUMNS; column++) {
                long right = grey(image, column, row);
                bits = bits << 1 | (left - right > CLEARLY_DARKER ? 1 : 0);
                left = right;
            }
        }
        return bits;
    }

    /** The mean over every pixel of the cell, so that it does not depend on a scaler's taste. */
    private static long grey(BufferedImage image, int column, int row) {
        int x = image.getWidth() * column / COLUMNS;
        int y = image.getHeight() * row / ROWS;
        int width = Math.max(1, image.getWidth() * (column + 1) / COLUMNS - x);
        int height = Math.max(1, image.getHeight() * (row + 1) / ROWS - y);
        int[] pixels = image.getRGB(x, y, width, height, null, 0, width);
        long sum = 0;
        for (int rgb : pixels) {
            sum += 299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255);
        }
        return sum / pixels.length;
    }
}
