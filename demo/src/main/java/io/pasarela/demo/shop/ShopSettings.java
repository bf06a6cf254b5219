package io.pasarela.demo.shop;

import java.net.URI;

/**
 * What the shop knows of the gateway: addresses, keys and the addresses it registered there.
 *
 * @param api the API's address
 * @param window the payment window's address
 * @param keys what it proves itself with, and checks postbacks with
 * @param returns where the window sends payers back to
 */
public record ShopSettings(URI api, URI window, Keys keys, ReturnIds returns) {

    /**
     * The merchant's keys.
     *
     * @param apiSecret for calls
     * @param accessKey names the private key
     * @param privateKey signs withdrawals and the postbacks' bodies
     * @param windowKey signs links to the window
     * @param webhookSecret signs the postbacks' headers
     */
    public record Keys(
            String apiSecret, String accessKey, String privateKey, String windowKey,
            String webhookSecret) {

        /** Tells nothing. */
        @Override
        public String toString() {
            return "Keys[secret]";
        }
    }

    /**
     * The ids of the shop's return pages at the gateway.
     *
     * @param success of {@code /shop/return/success}
     * @param pending of {@code /shop/return/pending}
     * @param fail of {@code /shop/return/fail}
     */
    public record ReturnIds(long success, long pending, long fail) {}
}
