package io.pasarela.pictures;

import java.io.IOException;

/** Carries a refusal out of the depth of a decoder; {@link Pictures} makes a value of it. */
final class UnfitException extends IOException {

    private static final long serialVersionUID = 1;

    UnfitException(String why) {
        super(why);
    }
}
