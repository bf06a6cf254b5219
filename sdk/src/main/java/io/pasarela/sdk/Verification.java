package io.pasarela.sdk;

/** What may come of checking what arrived at the merchant's postback URL. */
public sealed interface Verification permits Verification.Genuine, Verification.Untrusted {

    /**
     * The gateway sent it. Book it, once, and answer {@link Postbacks#ANSWER} with HTTP 200.
     *
     * @param postback what happened
     */
    record Genuine(Postback postback) implements Verification {}

    /**
     * It is not proven to come from the gateway. Book nothing, and do not answer 200.
     *
     * @param why the first thing that was wrong, for logs
     */
    record Untrusted(String why) implements Verification {}
}
