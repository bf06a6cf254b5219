package io.pasarela.api;

import io.pasarela.merchants.Merchant;
import io.pasarela.paymentsystems.PaymentSystem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Links to a merchant's window, made from configured hosts, never from the request. */
@Component
class WindowAddress {

    private final String scheme;
    private final String port;

    WindowAddress(
            @Value("${pasarela.public-scheme:https}") String scheme,
            @Value("${pasarela.public-port:}") String port) {
        this.scheme = scheme;
        this.port = port.isEmpty() ? "" : ":" + port;
    }

    String logo(Merchant merchant, PaymentSystem system) {
        return scheme + "://" + merchant.identity().windowHost() + port + "/logos/"
                + system.shown().logo().fileName();
    }
}
