package io.pasarela.sdk;

import java.math.BigDecimal;
import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A link that opens the payment window, for a page of its own or an iframe. Each method gives a new
 * link. Coming back from the window is no proof of payment: wait for the postback.
 */
public final class WindowLink {

    private final Links links;
    private final SortedMap<String, String> parameters;

    WindowLink(Links links, SortedMap<String, String> parameters) {
        this.links = links;
        this.parameters = parameters;
    }

    /** Opens just this payment system; else the window lists those of the currency. */
    public WindowLink walletType(String walletType) {
        return with("wallet_type", walletType);
    }

    /** The window's language, such as {@code es}; else the browser's. */
    public WindowLink lang(String lang) {
        return with("lang", lang);
    }

    /** Fixes the amount; else the payer types one. */
    public WindowLink fixedAmount(BigDecimal amount) {
        Check.amount(amount);
        return with("fixed_amount", Json.plain(amount));
    }

    /** Where to go after success: the id of a URL registered at the gateway. */
    public WindowLink successUrlId(long id) {
        return with("payment_url_success_id", Long.toString(id));
    }

    /** Where to go while the payment is being checked: the id of a registered URL. */
    public WindowLink pendingUrlId(long id) {
        return with("payment_url_pending_id", Long.toString(id));
    }

    /** Where to go after a failure: the id of a registered URL. */
    public WindowLink failUrlId(long id) {
        return with("payment_url_fail_id", Long.toString(id));
    }

    /** Where to go after success: any URL, signed with the window key. Wins over the id. */
    public WindowLink successUrl(String url) {
        return returning("success_url", url);
    }

    /** Where to go while the payment is being checked: any URL, signed. Wins over the id. */
    public WindowLink pendingUrl(String url) {
        return returning("pending_url", url);
    }

    /** Where to go after a failure: any URL, signed with the window key. Wins over the id. */
    public WindowLink failUrl(String url) {
        return returning("fail_url", url);
    }

    /** The link without a signature: who has it can change its parameters. */
    public URI unsigned() {
        return links.link(parameters);
    }

    /** The link with a signature over everything but the language. */
    public URI signed() {
        return with("sig", links.sig(parameters)).unsigned();
    }

    WindowLink with(String name, String value) {
        Check.filled(name, value);
        SortedMap<String, String> all = new TreeMap<>(parameters);
        all.put(name, value);
        return new WindowLink(links, all);
    }

    private WindowLink returning(String name, String url) {
        return with(name, links.signedUrl(name, url));
    }
}
