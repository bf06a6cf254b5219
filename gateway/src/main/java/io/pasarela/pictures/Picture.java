package io.pasarela.pictures;

/**
 * A proof as it is kept: re-encoded, upright, without metadata. Hash and fingerprint are those of
 * the original, so that one used before is found again.
 *
 * @param content what browsers show; no byte of it comes from the payer's file
 * @param sha256 of the file as it came, 32 bytes
 * @param fingerprint 64 bits that stay nearly the same when a picture is scaled or saved again
 */
public record Picture(
        byte[] content,
        String mediaType,
        int width,
        int height,
        byte[] sha256,
        long fingerprint) {}
