package io.pasarela.pictures;

import io.pasarela.platform.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/**
 * Makes of a payer's file the picture that is kept. What a picture is kept as is decided by one
 * rule: a JPEG stays a JPEG; everything else becomes a PNG, which keeps small print sharp, unless
 * that is above a megabyte, as with photographs: then it becomes a JPEG too.
 */
final class Developer {

    private static final int PNG_BYTES_MAX = 1 << 20;
    private static final float JPEG_QUALITY = 0.85f;

    private Developer() {}

    static Picture develop(Kind kind, byte[] original) throws IOException {
        var image = switch (kind) {
            case PDF -> Canvas.fitted(Receipt.render(original), 1);
            case PNG, WEBP -> Canvas.fitted(Decoder.decode(kind, original), 1);
            case JPEG -> Canvas.fitted(
                    Decoder.decode(kind, original), JpegHeader.of(original).orientation());
        };
        long fingerprint = Fingerprint.of(image);
        byte[] png = kind == Kind.JPEG ? null : encoded(image, "png");
        if (png != null && png.length <= PNG_BYTES_MAX) {
            return new Picture(png, "image/png", image.getWidth(), image.getHeight(),
                    Sha256.of(original), fingerprint);
        }
        return new Picture(encoded(image, "jpeg"), "image/jpeg",
                image.getWidth(), image.getHeight(), Sha256.of(original), fingerprint);
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var param = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                param.setCompressionQuality(JPEG_QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
