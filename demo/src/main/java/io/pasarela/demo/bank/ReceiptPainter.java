package io.pasarela.demo.bank;

import static java.awt.RenderingHints.KEY_ANTIALIASING;
import static java.awt.RenderingHints.KEY_TEXT_ANTIALIASING;
import static java.awt.RenderingHints.VALUE_ANTIALIAS_ON;
import static java.awt.RenderingHints.VALUE_TEXT_ANTIALIAS_ON;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Paints what a bank's app would show after a transfer, so that there is something to upload. */
final class ReceiptPainter {

    private static final int WIDTH = 720;
    private static final int MARGIN = 56;
    private static final int ROW = 104;
    private static final int HEAD = 470;
    private static final int FOOT = 90;
    private static final int TEXT_MAX = 34;

    private static final Color INK = new Color(0x1c2530);
    private static final Color SOFT = new Color(0x66717d);
    private static final Color LINE = new Color(0xe1e6eb);
    private static final Color BRAND = new Color(0x0f6b5c);

    /** What is written above and below the rows. */
    record Heading(String bank, String title, String amount, String remark) {}

    /** A PNG. The rows are shown in their order. */
    byte[] paint(Heading heading, Map<String, String> rows) {
        int height = HEAD + rows.size() * ROW + FOOT;
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(KEY_ANTIALIASING, VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(KEY_TEXT_ANTIALIASING, VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, height);
        head(pen, heading);
        int y = HEAD;
        for (Map.Entry<String, String> row : rows.entrySet()) {
            row(pen, y, row.getKey(), row.getValue());
            y += ROW;
        }
        centred(pen, heading.remark(), height - 36,
                new Font(Font.SANS_SERIF, Font.PLAIN, 22), SOFT);
        pen.dispose();
        return png(image);
    }

    private static void head(Graphics2D pen, Heading heading) {
        pen.setColor(BRAND);
        pen.fillRect(0, 0, WIDTH, 110);
        centred(pen, heading.bank(), 70, new Font(Font.SANS_SERIF, Font.BOLD, 36), Color.WHITE);
        pen.setColor(BRAND);
        pen.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        int middle = WIDTH / 2;
        pen.drawOval(middle - 48, 150, 96, 96);
        pen.drawPolyline(
                new int[] {middle - 22, middle - 5, middle + 24}, new int[] {199, 217, 182}, 3);
        centred(pen, heading.title(), 310, new Font(Font.SANS_SERIF, Font.PLAIN, 30), SOFT);
        centred(pen, heading.amount(), 390, new Font(Font.SANS_SERIF, Font.BOLD, 62), INK);
    }

    private static void row(Graphics2D pen, int y, String name, String value) {
        pen.setColor(LINE);
        pen.fillRect(MARGIN, y, WIDTH - 2 * MARGIN, 2);
        pen.setColor(SOFT);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        pen.drawString(name, MARGIN, y + 40);
        pen.setColor(INK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 32));
        pen.drawString(shortened(value), MARGIN, y + 82);
    }

    private static void centred(Graphics2D pen, String text, int y, Font font, Color color) {
        pen.setFont(font);
        pen.setColor(color);
        pen.drawString(text, (WIDTH - pen.getFontMetrics().stringWidth(text)) / 2, y);
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX - 1) + "…";
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
