package io.pasarela.office;

import java.util.List;

/** Codes to be written down; they are shown this once. */
public record RecoveryPage(Frame frame, List<String> codes, String onwards) {

    public RecoveryPage {
        codes = List.copyOf(codes);
    }
}
