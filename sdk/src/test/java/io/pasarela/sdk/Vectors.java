package io.pasarela.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The wire contract's own test vectors. */
final class Vectors {

    private Vectors() {}

    static Fields read() {
        try (InputStream file = Vectors.class.getResourceAsStream("/vectors.json")) {
            return Fields.of(JsonReader.read(file.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Fields keys() {
        return read().object("keys");
    }
}
