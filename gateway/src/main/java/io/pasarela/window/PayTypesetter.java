package io.pasarela.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pasarela.paymentsystems.AmountStyle;
import io.pasarela.paymentsystems.NumberRule;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.Texts;
import io.pasarela.platform.web.QrCode;
import io.pasarela.wallets.Wallet;
import io.pasarela.window.Entry.Fault.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the page to pay from what is known and what was filled in so far. */
final class PayTypesetter {

    private final Typesetter typesetter;
    private final Visit visit;
    private final Wallet wallet;
    private final Entry entry;
    private final Words words;
    private final PaymentSystem system;
    private final Texts texts;

    PayTypesetter(Typesetter typesetter, Visit visit, Wallet wallet, Entry entry) {
        this.typesetter = typesetter;
        this.visit = visit;
        this.wallet = wallet;
        this.entry = entry;
        this.words = visit.words();
        this.system = entry.system();
        this.texts = visit.texts(system);
    }

    PayPage set() {
        return new PayPage(
                typesetter.frame(visit, words.get("pay.title", visit.merchant().name()), null),
                new PayPage.PaySystem(texts.name(), Typesetter.logo(system), texts.steps()),
                visit.fixed() == null
                        ? null : Typesetter.amount(words, "pay.exactly", visit.fixed()),
                details(), code(), form(),
                Typesetter.others(visit));
    }

    private List<PayPage.Detail> details() {
        return system.params().stream()
                .filter(wallet.params()::containsKey)
                .map(name -> new PayPage.Detail(
                        texts.params().getOrDefault(name, name),
                        wallet.params().get(name), wallet.params().get(name)))
                .toList();
    }

    private @Nullable QrCode code() {
        var template = system.shown().qr();
        return template == null ? null
                : template.fill(wallet.params(), visit.fixed()).map(QrCode::of).orElse(null);
    }

    private PayPage.Form form() {
        String payment = visit.merchant().id() + "\n" + visit.link().label()
                + "\n" + visit.link().customId();
        return new PayPage.Form(
                "claim?" + visit.query(), entry.key().text(),
                "pasarela.typed." + UUID.nameUUIDFromBytes(payment.getBytes(UTF_8)),
                number(), visit.fixed() == null ? amount() : null, screenshot(),
                entry.faults().stream()
                        .map(fault -> new PayPage.Problem(fault.text(), field(fault.place())))
                        .toList());
    }

    private static @Nullable String field(Place place) {
        return switch (place) {
            case NUMBER -> "key1";
            case AMOUNT -> "amount";
            case SCREENSHOT -> "screenshot";
            case WHOLE -> null;
        };
    }

    private PayPage.Number number() {
        var rule = system.number();
        boolean digits = rule.kind() == NumberRule.Kind.DIGITS;
        var field = new PayPage.Field(texts.number(), texts.where(), entry.number(),
                digits ? "numeric" : "text", entry.fault(Place.NUMBER));
        String length = rule.minLength() == rule.maxLength()
                ? Integer.toString(rule.minLength()) : rule.minLength() + "–" + rule.maxLength();
        return new PayPage.Number(field,
                new PayPage.Number.Rule(rule.kind().name().toLowerCase(Locale.ROOT),
                        rule.minLength(), rule.maxLength()),
                words.get(digits ? "number.digits" : "number.characters", "{0}", length),
                wallet.params().values().stream().filter(NumberFinder::mayBeNumber).toList(),
                entry.found(), pictures());
    }

    private List<PayPage.Picture> pictures() {
        var pictures = new ArrayList<PayPage.Picture>();
        for (var drawing : system.shown().pictures()) {
            pictures.add(new PayPage.Picture(
                    "pictures/" + system.key() + "/" + drawing.fileName(),
                    texts.pictures().get(pictures.size())));
        }
        return pictures;
    }

    private PayPage.Amount amount() {
        var limits = visit.limits(system);
        var currency = system.currency();
        var field = new PayPage.Field(
                words.get("pay.amount"),
                words.get("pay.amount.limits",
                        words.amount(limits.min()), words.amount(limits.max())),
                entry.amount(), "decimal", entry.fault(Place.AMOUNT));
        AmountStyle style = words.style(currency);
        return new PayPage.Amount(field, currency.getCurrencyCode(), new PayPage.Amount.Style(
                style.before(), style.after(), String.valueOf(style.group()), style.groupLength(),
                String.valueOf(style.decimal()), currency.getDefaultFractionDigits()));
    }

    /** Where none is needed, one helps to judge a number that looks odd. */
    private PayPage.@Nullable Screenshot screenshot() {
        boolean required = system.asked().screenshotRequired();
        String wrong = entry.fault(Place.SCREENSHOT);
        if (!required && wrong == null && entry.fault(Place.NUMBER) == null) return null;
        return new PayPage.Screenshot(words.get("pay.screenshot"), required, wrong);
    }
}
