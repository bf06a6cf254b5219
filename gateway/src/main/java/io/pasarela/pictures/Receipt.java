package io.pasarela.pictures;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF's first page as pixels. PDFBox loads nothing from outside the file. */
final class Receipt {

    /** The format's own limit, 200 inches. */
    private static final float POINTS_MAX = 14_400;

    /** 300 dots an inch; a tiny page is not blown up to the full canvas. */
    private static final float SCALE_MAX = 300 / 72f;

    private Receipt() {}

    static BufferedImage render(byte[] file) throws IOException {
        var memoryOnly = IOUtils.createMemoryOnlyStreamCache();
        try (var document = Loader.loadPDF(file, "", null, null, memoryOnly)) {
            return render(document);
        } catch (InvalidPasswordException locked) {
            throw new UnfitException("This PDF is locked with a password.");
        } catch (RuntimeException damaged) {
            throw new IOException("unreadable", damaged);
        }
    }

    private static BufferedImage render(PDDocument document) throws IOException {
        if (document.isEncrypted()) {
            throw new UnfitException("This PDF is locked with a password.");
        }
        if (document.getNumberOfPages() < 1) throw new UnfitException("This PDF has no page.");
        var page = document.getPage(0).getCropBox();
        float longest = Math.max(page.getWidth(), page.getHeight());
        if (!(longest >= 1 && longest <= POINTS_MAX)) {
            throw new UnfitException("The page of this PDF has an impossible size.");
        }
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        float scale = Math.min(Canvas.SIDE_MAX / longest, SCALE_MAX);
        return renderer.renderImage(0, scale, ImageType.RGB);
    }
}
