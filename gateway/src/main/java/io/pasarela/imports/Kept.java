package io.pasarela.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An uploaded file on this node's disk while it is read. */
record Kept(Path file) implements AutoCloseable {

    static Kept empty() throws IOException {
        return new Kept(Files.createTempFile("pasarela-statement-", null));
    }

    /** The pieces of an upload, put together. */
    static Kept of(long upload, UploadStore store) throws IOException {
        Kept kept = empty();
        try (OutputStream out = Files.newOutputStream(kept.file)) {
            int number = 0;
            for (var piece = store.findPiece(upload, number); piece.isPresent();
                    piece = store.findPiece(upload, ++number)) {
                out.write(piece.get());
            }
            return kept;
        } catch (IOException | RuntimeException e) {
            kept.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
