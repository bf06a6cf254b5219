package io.pasarela.window;

import io.pasarela.edge.Tenant;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import io.pasarela.money.Amounts;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.window.UnusableParameter.Why;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Understands requests to the window, or says which parameter it does not understand. */
@Component
class Reception {

    private final Merchants merchants;
    private final PaymentSystems systems;

    Reception(Merchants merchants, PaymentSystems systems) {
        this.merchants = merchants;
        this.systems = systems;
    }

    Visit receive(HttpServletRequest request) throws UnusableParameter {
        var merchant = Tenant.of(request);
        String query = query(request);
        var link = WindowLink.read(LinkParameters.parse(query));
        var key = new WindowKey(merchants.windowKey(merchant.id()));
        var vouched = new Visit.Vouched(isSigned(merchant, key, link),
                ReturnUrls.of(merchant, key, link.parameters()));
        var own = new Visit.Own(
                Tenant.base(request), lang(query),
                LinkParameters.plain(query, LinkParameters.KEY)
                        .flatMap(ClaimKey::of).orElse(null),
                LinkParameters.plain(query, LinkParameters.SYSTEM).orElse(null),
                LinkParameters.plain(query, LinkParameters.AGAIN).isPresent(),
                "iframe".equals(request.getHeader("Sec-Fetch-Dest")));
        var system = system(link, own);
        return new Visit(merchant, link, own, vouched, words(request), system,
                fixed(merchant, link, system));
    }

    /** Also for somebody whose link is of no use. */
    Words words(HttpServletRequest request) {
        return Words.chosen(lang(query(request)), Objects.requireNonNullElse(
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), ""))
                .writing(systems.amountStyles());
    }

    private static String lang(String query) {
        return LinkParameters.plain(query, "lang").orElse("");
    }

    private static String query(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getQueryString(), "");
    }

    /** A wrong signature is refused even where none is demanded: somebody changed the link. */
    private static boolean isSigned(Merchant merchant, WindowKey key, WindowLink link)
            throws UnusableParameter {
        if (link.signature() == null) {
            if (merchant.rules().signedLinksOnly()) {
                throw new UnusableParameter("sig", Why.SIGNATURE);
            }
            return false;
        }
        if (!key.signed(link.parameters(), link.signature())) {
            throw new UnusableParameter("sig", Why.SIGNATURE);
        }
        return true;
    }

    private @Nullable PaymentSystem system(WindowLink link, Visit.Own own)
            throws UnusableParameter {
        if (link.system() == null) {
            return Optional.ofNullable(own.chosen()).flatMap(systems::find)
                    .filter(chosen -> link.currencies().contains(chosen.currency())).orElse(null);
        }
        var system = systems.find(link.system())
                .orElseThrow(() -> new UnusableParameter("wallet_type", Why.UNKNOWN));
        if (!link.currencies().contains(system.currency())) {
            throw new UnusableParameter("currency_code", Why.CURRENCY);
        }
        return system;
    }

    private static @Nullable Money fixed(
            Merchant merchant, WindowLink link, @Nullable PaymentSystem system)
            throws UnusableParameter {
        String text = link.fixedAmount();
        if (text == null) return null;
        var unusable = new UnusableParameter("fixed_amount", Why.AMOUNT);
        if (system == null) {
            boolean fits = link.currencies().stream()
                    .allMatch(currency -> Amounts.parse(text, currency)
                            .filter(money -> !money.isZero()).isPresent());
            if (!fits) throw unusable;
            return null;
        }
        Money amount = system.parseAmount(text).orElseThrow(() -> unusable);
        if (!Visit.limits(merchant, system).allow(amount)) {
            throw new UnusableParameter("fixed_amount", Why.LIMITS);
        }
        return amount;
    }
}
