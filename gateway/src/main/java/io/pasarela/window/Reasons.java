package io.pasarela.window;

import java.util.List;

/** Why a claim was rejected: what operators choose from their list, in the payer's language. */
final class Reasons {

    static final List<String> KEYS = List.of("reason.1", "reason.2", "reason.3");

    private Reasons() {}

    /** The list's text, or whatever else the operator wrote. */
    static String in(Words words, String reason) {
        return Words.LANGUAGES.stream().map(Words::in)
                .flatMap(known -> KEYS.stream().filter(key -> known.get(key).equals(reason)))
                .findFirst().map(words::get).orElse(reason);
    }
}
