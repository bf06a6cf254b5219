package io.pasarela.postbacks;

import java.util.List;

/** A merchant's server, seen from here. Tests put one of their own in its place. */
interface MerchantEndpoint extends AutoCloseable {

    /**
     * One message on its way.
     *
     * @param webhookId names the postback, whatever the attempt
     * @param webhookSecrets to sign with, beside the signature inside the body
     */
    record Parcel(
            String webhookId, String url, String body, boolean test, List<String> webhookSecrets) {}

    /** Sends and waits for the answer, never longer than the timeout of the settings. */
    Reply send(Parcel parcel);

    /** Ends what is still under way. */
    @Override
    void close();
}
