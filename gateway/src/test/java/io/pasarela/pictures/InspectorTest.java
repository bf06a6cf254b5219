package io.pasarela.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.pictures.Inspection.Accepted;
import io.pasarela.pictures.Inspection.Busy;
import io.pasarela.pictures.Inspection.Refused;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InspectorTest {

    private final Inspector inspector = new Inspector();

    @Test
    void takesAScreenshotAndKeepsItSharp() {
        var picture = accepted(Files.encoded(Files.receipt(1080, 2400, 1), "png"));

        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(picture.width()).isEqualTo(900);
        assertThat(picture.height()).isEqualTo(2000);
        assertThat(picture.sha256()).hasSize(32);
        assertThat(Kind.of(picture.content())).contains(Kind.PNG);
    }

    @Test
    void keepsAPhotographAsJpeg() {
        var picture = accepted(Files.encoded(Files.receipt(800, 600, 1), "jpeg"));

        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
        assertThat(Kind.of(picture.content())).contains(Kind.JPEG);
        assertThat(picture.width()).isEqualTo(800);
    }

    @Test
    void keepsANoisyPngAsJpegBecauseOfItsSize() {
        var noise = new BufferedImage(1200, 1200, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int y = 0; y < 1200; y++) {
            for (int x = 0; x < 1200; x++) noise.setRGB(x, y, random.nextInt());
        }

        assertThat(accepted(Files.encoded(noise, "png")).mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void isDeterministic() {
        byte[] file = Files.encoded(Files.receipt(1080, 2400, 1), "png");

        assertThat(accepted(file).content()).isEqualTo(accepted(file).content());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp"})
    void takesWebP(String name) throws IOException {
        var picture = accepted(Files.resource(name));

        assertThat(picture.width()).isEqualTo(360);
        assertThat(picture.height()).isEqualTo(640);
        var image = ImageIO.read(new ByteArrayInputStream(picture.content()));
        assertThat(image.getRGB(5, 5) & 0xFF).isBetween(0x4B, 0x5F);
        assertThat(image.getRGB(5, 300) & 0xFFFFFF).isGreaterThan(0xF0F0F0);
    }

    @Test
    void takesSixteenBits() {
        var model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), true,
                false, Transparency.TRANSLUCENT, DataBuffer.TYPE_USHORT);
        var image = new BufferedImage(
                model, model.createCompatibleWritableRaster(300, 200), false, null);

        var picture = accepted(Files.encoded(image, "png"));

        assertThat(picture.width()).isEqualTo(300);
        assertThat(firstPixel(picture)).as("transparent lies on white").isEqualTo(0xFFFFFF);
    }

    @Test
    void takesInterlaced() throws IOException {
        byte[] file = written(Files.receipt(640, 480, 3), "png");

        assertThat(file[28]).as("interlace method").isEqualTo((byte) 1);
        var plain = accepted(Files.encoded(Files.receipt(640, 480, 3), "png"));
        assertThat(accepted(file).fingerprint()).isEqualTo(plain.fingerprint());
    }

    @Test
    void takesJpegsThatComeInSeveralScans() throws IOException {
        byte[] file = written(Files.receipt(640, 480, 3), "jpeg");

        assertThat(JpegHeader.of(file).inOneScan()).isFalse();
        assertThat(JpegHeader.of(Files.encoded(Files.receipt(9, 9, 1), "jpeg")).inOneScan())
                .isTrue();
        assertThat(accepted(file).width()).isEqualTo(640);
    }

    @Test
    void takesPicturesMadeForPrinting() throws IOException {
        Raster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 64, 4, null);
        for (int i = 0; i < 64 * 64 * 4; i++) {
            inks.getDataBuffer().setElem(i, i % 4 == 0 || i % 4 == 3 ? 255 : 0);
        }
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(inks, null, null), null);
        }

        int rgb = firstPixel(accepted(bytes.toByteArray()));

        assertThat(rgb >> 16).as("magenta and yellow, stored inverted, make red")
                .isGreaterThan(0xF0);
        assertThat(rgb & 0xFFFF).isLessThan(0x2020);
    }

    @ParameterizedTest
    @CsvSource({"1,TL", "2,TR", "3,BR", "4,BL", "5,TL", "6,TR", "7,BR", "8,BL"})
    void turnsPicturesUpright(int orientation, String cornerOfTheFirstPixel) throws IOException {
        var image = new BufferedImage(96, 48, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) image.setRGB(x, y, 0xFFFFFF);
        }
        byte[] file = Files.withSegment(
                Files.encoded(image, "jpeg"), 0xE1, Files.exif(orientation));

        var picture = accepted(file);

        assertThat(picture.width()).isEqualTo(orientation < 5 ? 96 : 48);
        var turned = ImageIO.read(new ByteArrayInputStream(picture.content()));
        int x = cornerOfTheFirstPixel.endsWith("L") ? 4 : picture.width() - 5;
        int y = cornerOfTheFirstPixel.startsWith("T") ? 4 : picture.height() - 5;
        assertThat(turned.getRGB(x, y) & 0xFF).isGreaterThan(0xE0);
        assertThat(turned.getRGB(picture.width() / 2, picture.height() / 2) & 0xFF)
                .isLessThan(0x20);
    }

    @Test
    void leavesNothingOfTheFileInWhatIsKept() throws IOException {
        byte[] html = "<script>alert('GPS')</script>".getBytes(UTF_8);
        byte[] jpeg = Files.encoded(Files.receipt(300, 300, 2), "jpeg");
        byte[] polyglot = Files.withSegment(jpeg, 0xFE, html);
        byte[] tail = Arrays.copyOf(polyglot, polyglot.length + html.length);
        System.arraycopy(html, 0, tail, polyglot.length, html.length);
        byte[] png = Files.withChunk(
                Files.encoded(Files.receipt(300, 300, 2), "png"), "tEXt", html);

        for (byte[] file : new byte[][] {polyglot, tail, png}) {
            assertThat(new String(accepted(file).content(), ISO_8859_1)).doesNotContain("GPS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "a", "GIF89a\1\0\1\0\0\0\0;", "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<html><body>", "#!/bin/sh\nrm -rf /", "PK\3\4", "BM", "RIFF\0\0\0\0AVI ", "II*\0"
    })
    void refusesWhatIsOfNoKind(String content) {
        assertThat(why(content.getBytes(ISO_8859_1))).startsWith("Only PNG");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\u0089PNG\r\n\u001a\n", "\u0089PNG\r\n\u001a\n\0\0\0\15IHDR", "\u00ff\u00d8\u00ff",
        "\u00ff\u00d8\u00ff\u00e0\0\1", "\u00ff\u00d8\u00ff\u00e0\u00ff\u00ffxx",
        "\u00ff\u00d8\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff", "%PDF-", "%PDF-1.7\n%%EOF",
        "RIFF\0\0\0\0WEBP", "RIFF\4\0\0\0WEBPVP8 \u00ff\u00ff\u00ff\u007f"
    })
    void refusesBareHeads(String content) {
        assertThat(why(content.getBytes(ISO_8859_1))).contains("damaged");
    }

    @Test
    void refusesTruncatedAndGarbledFiles() {
        var random = new Random(7);
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] file = Files.encoded(Files.receipt(200, 200, 5), format);
            for (int i = 0; i < 200; i++) {
                byte[] garbled = Arrays.copyOf(file, 12 + random.nextInt(file.length - 12));
                for (int n = 0; n < i % 5; n++) {
                    garbled[4 + random.nextInt(garbled.length - 4)] = (byte) random.nextInt();
                }
                assertThat(inspector.inspect(garbled)).isNotInstanceOf(Busy.class);
            }
            assertThat(why(Arrays.copyOf(file, 40))).contains("damaged");
        }
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(why(new byte[11 << 20])).contains("10 MB");
    }

    @Test
    void refusesTooManyPixelsFromTheHeaderAlone() throws IOException {
        byte[] jpeg = Files.encoded(Files.receipt(16, 16, 1), "jpeg");
        for (int i = 0; i < jpeg.length - 9; i++) {
            if (jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xC0) {
                Arrays.fill(jpeg, i + 5, i + 9, (byte) 0xFE);
            }
        }

        assertThat(why(jpeg)).contains("too many pixels");
        assertThat(why(Files.emptyPng(30_000, 30_000, 1))).contains("too many pixels");
        assertThat(why(Files.emptyPng(100_000, 1, 1))).contains("too many pixels");
    }

    @Test
    void decodesMoreThanTheHeapCouldHold() throws IOException {
        byte[] file = Files.emptyPng(14_000, 14_200, 14_200);

        long before = Files.allocated();
        var picture = accepted(file);

        assertThat(Files.allocated() - before).as("of 600 MB of pixels").isLessThan(160 << 20);
        assertThat(picture.width()).isBetween(1_950, 1_980);
        assertThat(picture.height()).isEqualTo(2_000);
    }

    @Test
    void neverInflatesTexts() throws IOException {
        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes("Comment\0\0".getBytes(ISO_8859_1));
        try (var deflater = new DeflaterOutputStream(bomb)) {
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < 256; i++) deflater.write(megabyte);
        }
        byte[] png = Files.encoded(Files.receipt(64, 64, 1), "png");

        byte[] file = Files.withChunk(png, "zTXt", bomb.toByteArray());

        long before = Files.allocated();
        assertThat(accepted(file).width()).isEqualTo(64);
        assertThat(Files.allocated() - before).isLessThan(32 << 20);
    }

    @Test
    void looksAtTwoAtOnceAndAnswersBusyBeforeLong() throws Exception {
        byte[] slow = Files.emptyPng(8_000, 8_000, 8_000);
        var impatient = new Inspector(Duration.ofMillis(20));
        Callable<Inspection> look = () -> impatient.inspect(slow);
        try (var payers = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = payers.invokeAll(Collections.nCopies(6, look));
            long busy = outcomes.stream().filter(o -> o.resultNow() instanceof Busy).count();
            long accepted = outcomes.stream()
                    .filter(o -> o.resultNow() instanceof Accepted).count();
            assertThat(busy).isPositive();
            assertThat(accepted).isGreaterThanOrEqualTo(2);
            assertThat(busy + accepted).isEqualTo(6);
        }
        assertThat(impatient.inspect(slow)).as("desks come free").isInstanceOf(Accepted.class);
    }

    private static byte[] written(BufferedImage image, String format)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(image, null, null), param);
        }
        return bytes.toByteArray();
    }

    private static int firstPixel(Picture picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture.content())).getRGB(0, 0)
                    & 0xFFFFFF;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Picture accepted(byte[] file) {
        var outcome = inspector.inspect(file);
        assertThat(outcome).isInstanceOf(Accepted.class);
        return ((Accepted) outcome).picture();
    }

    private String why(byte[] file) {
        var outcome = inspector.inspect(file);
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).why();
    }
}
