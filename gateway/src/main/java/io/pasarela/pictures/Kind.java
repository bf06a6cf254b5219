package io.pasarela.pictures;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of file a proof may be, told by their content; names and declared types are a word. */
enum Kind {
    PNG, JPEG, WEBP, PDF;

    private static final int HEAD = 12;

    static Optional<Kind> of(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, HEAD), ISO_8859_1);
        return Arrays.stream(values()).filter(kind -> kind.opens(head)).findFirst();
    }

    private boolean opens(String head) {
        return switch (this) {
            case PNG -> head.startsWith("\u0089PNG\r\n\u001a\n");
            case JPEG -> head.startsWith("\u00ff\u00d8\u00ff");
            case WEBP -> head.startsWith("RIFF") && head.startsWith("WEBP", 8);
            case PDF -> head.startsWith("%PDF-");
        };
    }
}
