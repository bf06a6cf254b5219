package io.pasarela.window;

import java.util.Locale;

/** Carries up which parameter of a link cannot be used; the controller makes a page of it. */
final class UnusableParameter extends Exception {

    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    enum Why {
        MISSING, REPEATED, MALFORMED, TOO_LONG, UNKNOWN, CURRENCY, AMOUNT, LIMITS, SIGNATURE;

        /** Under which its text stands. */
        String key() {
            return "problem.why." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final String parameter;
    private final Why why;

    UnusableParameter(String parameter, Why why) {
        super(parameter + " " + why);
        this.parameter = parameter;
        this.why = why;
    }

    String parameter() {
        return parameter;
    }

    Why why() {
        return why;
    }
}
