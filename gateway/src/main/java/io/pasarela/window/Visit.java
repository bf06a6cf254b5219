package io.pasarela.window;

import io.pasarela.merchants.Direction;
import io.pasarela.merchants.Merchant;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.Limits;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to the window, understood: who asks about which payment at which merchant.
 *
 * @param link what the merchant wrote
 * @param own what the window itself added on the way
 * @param vouched what the merchant's window key vouches for
 * @param system how to pay; null while that is open
 * @param fixed what to pay; null while that is open
 */
record Visit(
        Merchant merchant,
        WindowLink link,
        Own own,
        Vouched vouched,
        Words words,
        @Nullable PaymentSystem system,
        @Nullable Money fixed) {

    /**
     * Beside the link.
     *
     * @param base what comes before every path of the window
     * @param lang as the link asks for it; a system may speak more languages than the window
     * @param chosen the system the payer chose; null when he had no choice
     * @param again whether he wants the form although his payment is known
     * @param framed whether the browser says that it shows the page inside another one
     */
    record Own(
            String base, String lang, @Nullable ClaimKey key, @Nullable String chosen,
            boolean again, boolean framed) {}

    /** Whether the link is the merchant's own, and where it may lead back to. */
    record Vouched(boolean signed, ReturnUrls returns) {}

    boolean signed() {
        return vouched.signed();
    }

    Optional<ClaimKey> key() {
        return Optional.ofNullable(own.key());
    }

    /** What the system says, in the language of the visit. */
    Texts texts(PaymentSystem system) {
        return system.texts(system.languages().contains(own.lang()) ? own.lang() : words.lang());
    }

    Limits limits(PaymentSystem system) {
        return limits(merchant, system);
    }

    static Limits limits(Merchant merchant, PaymentSystem system) {
        return merchant.limits(system.key(), Direction.DEPOSIT)
                .orElse(system.asked().limits());
    }

    /** The query that leads to the same payment again, as the holder of that key. */
    String query(@Nullable ClaimKey key) {
        return query(link.parameters(), own.chosen()) + part(LinkParameters.KEY, key);
    }

    String query() {
        return query(own.key());
    }

    String queryOfChoice(@Nullable String system) {
        return query(link.parameters(), system);
    }

    String queryIn(String lang) {
        return query(link.parameters().in(lang), own.chosen())
                + part(LinkParameters.KEY, own.key())
                + (own.again() ? "&" + LinkParameters.AGAIN + "=1" : "");
    }

    private static String query(LinkParameters link, @Nullable String system) {
        return link.query() + (system == null ? "" : "&" + LinkParameters.SYSTEM + "=" + system);
    }

    private static String part(String name, @Nullable ClaimKey key) {
        return key == null ? "" : "&" + name + "=" + key.text();
    }
}
