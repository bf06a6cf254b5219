package io.pasarela.platform.web;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code as an SVG path of one unit a module.
 *
 * @param side how many modules are in a row, without the quiet zone around it
 */
public record QrCode(int side, String path) {

    private static final int QUIET = 4;

    public static QrCode of(String text) {
        try {
            ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            return new QrCode(matrix.getWidth(), path(matrix));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("no QR code holds " + text, tooLong);
        }
    }

    /** One stroke for each run of dark modules in a row. */
    private static String path(ByteMatrix matrix) {
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 0) continue;
                int from = x;
                while (x < matrix.getWidth() && matrix.get(x, y) == 1) x++;
                path.append('M').append(from).append(' ').append(y)
                        .append('h').append(x - from).append("v1H").append(from).append('z');
            }
        }
        return path.toString();
    }

    /** With the quiet zone. */
    public String viewBox() {
        int width = side + 2 * QUIET;
        return -QUIET + " " + -QUIET + " " + width + " " + width;
    }
}
