package io.pasarela.factors;

import java.util.List;

/** What comes of the first code of a new authenticator app. */
public sealed interface Enrolment {

    /** It counts from now on. The codes are shown this once. */
    record Enrolled(List<String> recoveryCodes) implements Enrolment {

        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The code is not one of that secret now. */
    record Wrong() implements Enrolment {}

    record TooManyTries() implements Enrolment {}

    /**
     * A secret to be put into an app.
     *
     * @param secret in base32, for typing
     * @param uri the same as apps read it from a QR code
     */
    record Offer(String secret, String uri) {}
}
