package io.pasarela.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H\\1z");
    private static final int SCALE = 4;

    @Test
    void isReadAsWhatWasWritten() throws ReaderException {
        String text = "pay:81354111?amount=1250.5";

        assertThat(read(QrCode.of(text))).isEqualTo(text);
    }

    /** As a camera sees the picture. */
    private static String read(QrCode code) throws ReaderException {
        int side = Integer.parseInt(code.viewBox().split(" ")[2]);
        assertThat(side).as("with a quiet zone").isEqualTo(code.side() + 8);
        int[] pixels = new int[side * SCALE * side * SCALE];
        Arrays.fill(pixels, 0xFFFFFF);
        var runs = RUN.matcher(code.path());
        while (runs.find()) {
            int y = Integer.parseInt(runs.group(2)) + 4;
            int from = Integer.parseInt(runs.group(1)) + 4;
            int to = from + Integer.parseInt(runs.group(3));
            for (int row = y * SCALE; row < (y + 1) * SCALE; row++) {
                Arrays.fill(pixels, row * side * SCALE + from * SCALE,
                        row * side * SCALE + to * SCALE, 0);
            }
        }
        var picture = new RGBLuminanceSource(side * SCALE, side * SCALE, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(picture))).getText();
    }
}
