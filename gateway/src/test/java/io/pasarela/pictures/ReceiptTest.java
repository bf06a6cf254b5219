package io.pasarela.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.pictures.Inspection.Accepted;
import io.pasarela.pictures.Inspection.Busy;
import io.pasarela.pictures.Inspection.Refused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private final Inspector inspector = new Inspector();

    @Test
    void isRenderedFromTheFirstPage() throws IOException {
        try (var document = new PDDocument()) {
            write(document, PDRectangle.A4);
            document.addPage(new PDPage(PDRectangle.LEGAL));

            var picture = ((Accepted) inspect(document)).picture();

            assertThat(picture.height()).isBetween(1_999, 2_000);
            assertThat(picture.width()).isBetween(1_412, 1_416);
            assertThat(picture.mediaType()).isEqualTo("image/png");
            var image = ImageIO.read(new ByteArrayInputStream(picture.content()));
            boolean ink = false;
            for (int x = 0; x < image.getWidth(); x++) {
                ink |= (image.getRGB(x, 1_740) & 0xFF) < 64;
            }
            assertThat(ink).as("the text is there").isTrue();
        }
    }

    @Test
    void isRefusedWithoutAPage() throws IOException {
        try (var document = new PDDocument()) {
            assertThat(((Refused) inspect(document)).why()).contains("no page");
        }
    }

    @Test
    void isRefusedWhenEncrypted() throws IOException {
        for (String password : new String[] {"secret", ""}) {
            try (var document = new PDDocument()) {
                write(document, PDRectangle.A4);
                document.protect(new StandardProtectionPolicy(
                        "owner", password, new AccessPermission()));
                assertThat(((Refused) inspect(document)).why()).contains("password");
            }
        }
    }

    @Test
    void isRefusedWhenItsPageIsEnormousOrNothing() throws IOException {
        for (float side : new float[] {1e9f, 0f}) {
            try (var document = new PDDocument()) {
                document.addPage(new PDPage(new PDRectangle(side, side)));
                var refused = (Refused) inspect(document);
                assertThat(refused.why()).contains("size");
            }
        }
    }

    @Test
    void canBeALongStrip() throws IOException {
        try (var document = new PDDocument()) {
            write(document, new PDRectangle(226, 14_000));

            var picture = ((Accepted) inspect(document)).picture();

            assertThat(picture.height()).isBetween(1_999, 2_000);
        }
    }

    /** Whether the other process copes with it or ends, this one does not notice. */
    @Test
    void inflatesInAProcessOfItsOwn() throws IOException {
        var content = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(content)) {
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 200; i++) deflater.write(blanks);
        }
        String head = """
                %%PDF-1.4
                1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
                2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
                3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>> endobj
                4 0 obj <</Length %d/Filter/FlateDecode>> stream
                """.formatted(content.size());
        var file = new ByteArrayOutputStream();
        file.writeBytes(head.getBytes(ISO_8859_1));
        file.writeBytes(content.toByteArray());
        file.writeBytes("\nendstream endobj\ntrailer <</Root 1 0 R>>\n".getBytes(ISO_8859_1));

        long before = Files.allocated();
        assertThat(inspector.inspect(file.toByteArray())).isNotInstanceOf(Busy.class);
        assertThat(Files.allocated() - before).isLessThan(8 << 20);
    }

    private static void write(PDDocument document, PDRectangle size) throws IOException {
        var page = new PDPage(size);
        document.addPage(page);
        try (var pen = new PDPageContentStream(document, page)) {
            pen.beginText();
            pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA_BOLD), 18);
            pen.newLineAtOffset(50, 105);
            pen.showText("Transferencia 0394031");
            pen.endText();
        }
    }

    private Inspection inspect(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return inspector.inspect(bytes.toByteArray());
    }
}
