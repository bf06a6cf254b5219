package io.pasarela.imports;

import io.pasarela.imports.LineKey.Keyed;
import java.util.ArrayList;
import java.util.List;

/** Some items of a file that are stored together; {@code from} counts those before them. */
record Batch(int from, List<Keyed> lines, List<Refusal> refusals) {

    Batch(int from) {
        this(from, new ArrayList<>(), new ArrayList<>());
    }

    int size() {
        return lines.size() + refusals.size();
    }

    int end() {
        return from + size();
    }
}
