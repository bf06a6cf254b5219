package io.pasarela.pictures;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Brings decoded pixels into the one form in which they are kept: small, opaque, upright. */
final class Canvas {

    static final int SIDE_MAX = 2_000;

    private Canvas() {}

    /** On white, because that is what receipts with a transparent ground are made for. */
    static BufferedImage fitted(BufferedImage image, int orientation) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        var fitted = image;
        // Halving keeps thin strokes that one big step would skip.
        while (longest > SIDE_MAX * 2) {
            longest = Math.ceilDiv(longest, 2);
            fitted = drawn(fitted, longest);
        }
        return turned(drawn(fitted, Math.min(longest, SIDE_MAX)), orientation);
    }

    private static BufferedImage drawn(BufferedImage image, int longestWanted) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        int width = scaled(image.getWidth(), longestWanted, longest);
        int height = scaled(image.getHeight(), longestWanted, longest);
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return drawn;
    }

    private static int scaled(int side, int wanted, int longest) {
        return Math.max(1, Math.toIntExact((long) side * wanted / longest));
    }

    /** Undoes how the camera was held: orientations 5 to 8 lie on their side, even ones mirror. */
    private static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation == 1) return image;
        int w = image.getWidth();
        int h = image.getHeight();
        var turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> throw new IllegalArgumentException("orientation " + orientation);
        };
        boolean lying = orientation >= 5;
        var turned = new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_RGB);
        var pen = turned.createGraphics();
        pen.drawImage(image, turn, null);
        pen.dispose();
        return turned;
    }
}
