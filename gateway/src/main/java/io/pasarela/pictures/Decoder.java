package io.pasarela.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/**
 * Reads the pixels of an image file from a stranger. The header decides first: a small file can
 * declare more pixels than any machine has room for. What is left is thinned out while reading.
 */
final class Decoder {

    static final long DECLARED_PIXELS_MAX = 200_000_000;
    static final long PIXELS_MAX = 12_000_000;

    /** One row must fit; a picture one pixel high could else declare a row of a gigabyte. */
    static final int SIDE_MAX = 32_767;

    /** 12 megapixels of four bytes; deeper ones are thinned out more. */
    private static final long BITS_MAX = PIXELS_MAX * 32;

    static {
        ImageIO.setUseCache(false);
    }

    private Decoder() {}

    static BufferedImage decode(Kind kind, byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            reader.addIIOReadProgressListener(new GivesUpWhenInterrupted());
            return read(reader);
        } catch (RuntimeException damaged) {
            // Readers trip over broken files in every way there is.
            throw new IIOException("unreadable", damaged);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException {
        requireSensible(reader.getWidth(0), reader.getHeight(0));
        int bits = reader.getImageTypes(0).next().getColorModel().getPixelSize();
        var param = reader.getDefaultReadParam();
        thinOut(param, reader.getWidth(0), reader.getHeight(0), bits);
        var image = reader.read(0, param);
        if (Thread.currentThread().isInterrupted()) {
            throw new UnfitException("This picture takes too long to open.");
        }
        return image;
    }

    private static void requireSensible(int width, int height) throws UnfitException {
        if (width > SIDE_MAX || height > SIDE_MAX
                || (long) width * height > DECLARED_PIXELS_MAX) {
            throw new UnfitException("This picture has too many pixels.");
        }
    }

    private static void thinOut(ImageReadParam param, int width, int height, int bits) {
        long pixelsMax = Math.min(PIXELS_MAX, BITS_MAX / bits);
        int step = 1;
        while ((long) Math.ceilDiv(width, step) * Math.ceilDiv(height, step) > pixelsMax) step++;
        param.setSourceSubsampling(step, step, 0, 0);
    }

    /** Called after every row; what has been read by then is thrown away. */
    private static final class GivesUpWhenInterrupted implements IIOReadProgressListener {

        @Override
        public void imageProgress(ImageReader reader, float percentageDone) {
            if (Thread.currentThread().isInterrupted()) reader.abort();
        }

        @Override
        public void sequenceStarted(ImageReader reader, int minIndex) {}

        @Override
        public void sequenceComplete(ImageReader reader) {}

        @Override
        public void imageStarted(ImageReader reader, int imageIndex) {}

        @Override
        public void imageComplete(ImageReader reader) {}

        @Override
        public void thumbnailStarted(ImageReader reader, int imageIndex, int thumbnailIndex) {}

        @Override
        public void thumbnailProgress(ImageReader reader, float percentageDone) {}

        @Override
        public void thumbnailComplete(ImageReader reader) {}

        @Override
        public void readAborted(ImageReader reader) {}
    }
}
