package io.pasarela.office;

import io.pasarela.factors.Enrolment;
import io.pasarela.platform.web.QrCode;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody gets a second factor.
 *
 * @param must whether his role needs it, and he has none
 * @param fault why it did not become one
 * @param app null when he has an authenticator app already
 */
record EnrolPage(Frame frame, boolean must, @Nullable String fault, @Nullable App app) {

    record App(String secret, QrCode code) {

        static App of(Enrolment.Offer offer) {
            return new App(offer.secret().replaceAll("(?<=\\G.{4})(?=.)", " "),
                    QrCode.of(offer.uri()));
        }
    }
}
