package io.pasarela.demo.window;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.microsoft.playwright.Page;
import io.pasarela.demo.testing.Stage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import javax.imageio.ImageIO;

/** Files that payers hand in, no two alike. */
final class Receipts {

    private static final int TOO_LARGE = 11 * 1024 * 1024;

    private Receipts() {}

    enum Kind {
        PNG("png"), JPEG("jpg"), WEBP("webp"), PDF("pdf"),
        GIF("gif"), BROKEN("png"), LOCKED_PDF("pdf"), TOO_LARGE("png");

        private final String ending;

        Kind(String ending) {
            this.ending = ending;
        }

        Path write(Stage stage, Path folder) throws IOException {
            Path file = folder.resolve("receipt-" + random() + "." + ending);
            switch (this) {
                case PNG, GIF -> ImageIO.write(picture(), ending, file.toFile());
                case JPEG -> ImageIO.write(picture(), "jpeg", file.toFile());
                case WEBP -> Files.write(file, webp(stage));
                case PDF -> Files.write(file, pdf(stage));
                case BROKEN -> Files.writeString(
                        file, "\u0089PNG\r\n\u001a\nno picture", ISO_8859_1);
                case LOCKED_PDF -> Files.write(file, locked());
                case TOO_LARGE -> {
                    ImageIO.write(picture(), ending, file.toFile());
                    byte[] small = Files.readAllBytes(file);
                    Files.write(file, Arrays.copyOf(small, Receipts.TOO_LARGE));
                }
            }
            return file;
        }
    }

    /** Wants a password of whoever opens it. */
    private static byte[] locked() throws IOException {
        try (InputStream file = Receipts.class.getResourceAsStream("locked.pdf")) {
            return file.readAllBytes();
        }
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(1_000_000_000);
    }

    private static BufferedImage picture() {
        BufferedImage image = new BufferedImage(540, 960, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.BLUE);
        for (int y = 80; y < 900; y += 40) {
            pen.fillRect(40, y, 100 + random() % 360, 18);
        }
        pen.dispose();
        return image;
    }

    /** As a browser writes it. */
    private static byte[] webp(Stage stage) {
        try (Page page = stage.chromium().newPage()) {
            String url = (String) page.evaluate("""
                    seed => {
                        const canvas = document.createElement("canvas");
                        canvas.width = 540;
                        canvas.height = 960;
                        const pen = canvas.getContext("2d");
                        pen.fillStyle = "white";
                        pen.fillRect(0, 0, 540, 960);
                        pen.fillStyle = "green";
                        for (let y = 40; y < 900; y += 40) {
                            seed = seed * 1103515245 % 2147483648;
                            pen.fillRect(20, y, seed % 500, 18);
                        }
                        return canvas.toDataURL("image/webp", 0.8);
                    }""", random());
            return Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        }
    }

    private static byte[] pdf(Stage stage) {
        try (Page page = stage.chromium().newPage()) {
            page.setContent("<h1>Receipt " + random() + "</h1><p>5.000 sent</p>");
            return page.pdf();
        }
    }
}
