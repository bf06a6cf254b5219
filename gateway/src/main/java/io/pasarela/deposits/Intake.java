package io.pasarela.deposits;

import io.pasarela.merchants.Merchant;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.pictures.Inspection;
import io.pasarela.pictures.Picture;
import io.pasarela.pictures.Pictures;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads claims: what is missing, malformed or not for this endpoint never reaches a group. */
@Component
class Intake {

    static final int TEXT_LENGTH_MAX = 190;

    /** What reading a claim led to. */
    sealed interface Reading {
        record Ready(NewClaim claim) implements Reading {}

        record Refused(Activation answer) implements Reading {}
    }

    private final PaymentSystems systems;
    private final DepositStore deposits;
    private final Pictures pictures;
    private final TermsOf termsOf;
    private final Surge surge;
    private final Clock clock;

    Intake(PaymentSystems systems, DepositStore deposits, Pictures pictures, TermsOf termsOf,
            Surge surge, Clock clock) {
        this.systems = systems;
        this.deposits = deposits;
        this.pictures = pictures;
        this.termsOf = termsOf;
        this.surge = surge;
        this.clock = clock;
    }

    Reading read(ClaimRequest request) {
        ClaimForm form = withSavedId(request);
        Optional<String> fault = fieldFault(form);
        if (fault.isPresent()) return refused(Refusal.FIELD, fault.get());
        Optional<PaymentSystem> found = systems.find(form.walletType());
        if (found.isEmpty()) {
            return refused(Refusal.SYSTEM_UNKNOWN, "wallet_type is not a payment system here");
        }
        PaymentSystem system = found.get();
        if (request.endpoint() != null && request.endpoint() != system.activation()) {
            return refused(Refusal.ENDPOINT, "this payment system has another endpoint for claims");
        }
        if (!system.currencyCode().equals(form.currencyCode())) {
            return refused(Refusal.CURRENCY, "currency_code must be " + system.currencyCode());
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Optional<String> number = system.number().normalise(form.key1());
        if (number.isEmpty() && request.channel() instanceof Channel.Window) {
            flags.add(Flag.UNUSUAL_NUMBER);
            number = Optional.of(form.key1().strip());
        }
        if (number.isEmpty()) return refused(Refusal.KEY1_FORMAT, numberRule(system));
        Optional<Money> amount = system.parseAmount(form.amount());
        if (amount.isEmpty()) {
            return refused(Refusal.AMOUNT_FORMAT,
                    "amount must be a decimal above 0 of the currency, at most 20 characters");
        }
        if (surge.isOn(request)) flags.add(Flag.GUESSING);
        return withPicture(request, new NewClaim(request.merchant().id(), system,
                new Payment(system.key(), form.label(), number.get(), amount.get(),
                        form.customId(), clock.instant()),
                termsOf.terms(request.merchant(), system), request.channel(), flags, null,
                expiry(request.merchant(), system)));
    }

    private ClaimForm withSavedId(ClaimRequest request) {
        ClaimForm form = request.form();
        if (!isMissing(form.customId()) || isMissing(form.label())) return form;
        String saved = deposits.findSavedCustomId(request.merchant().id(), form.label())
                .orElse(null);
        return new ClaimForm(form.walletType(), form.currencyCode(), form.label(), form.key1(),
                form.amount(), saved);
    }

    private static Optional<String> fieldFault(ClaimForm form) {
        if (isMissing(form.currencyCode())) return Optional.of("currency_code is required");
        if (form.currencyCode().length() != 3) {
            return Optional.of("currency_code must have 3 characters");
        }
        return text("wallet_type", form.walletType())
                .or(() -> text("label", form.label()))
                .or(() -> text("key1", form.key1()))
                .or(() -> isMissing(form.amount())
                        ? Optional.of("amount is required") : Optional.empty())
                .or(() -> text("custom_transaction_id", form.customId()));
    }

    private static Optional<String> text(String name, @Nullable String value) {
        if (isMissing(value)) return Optional.of(name + " is required");
        return value.codePointCount(0, value.length()) > TEXT_LENGTH_MAX
                ? Optional.of(name + " must have at most 190 characters") : Optional.empty();
    }

    private static boolean isMissing(@Nullable String value) {
        return value == null || value.isEmpty();
    }

    private static String numberRule(PaymentSystem system) {
        var rule = system.number();
        return "key1 must have " + rule.minLength() + " to " + rule.maxLength()
                + (rule.kind() == io.pasarela.paymentsystems.NumberRule.Kind.DIGITS
                        ? " digits" : " characters");
    }

    /** A manual claim never expires unjudged. */
    private @Nullable Instant expiry(Merchant merchant, PaymentSystem system) {
        return switch (system.activation()) {
            case ACTIVATE -> clock.instant().plus(merchant.rules().claimExpiry());
            case MANUAL -> null;
        };
    }

    private Reading withPicture(ClaimRequest request, NewClaim claim) {
        boolean isApi = request.channel() instanceof Channel.Api;
        if (request.screenshot() == null || request.screenshot().length == 0) {
            boolean required = claim.system().asked().screenshotRequired();
            if (request.screenshot() != null && isApi) {
                return refused(Refusal.SCREENSHOT_INVALID, "screenshot is empty");
            }
            return required
                    ? refused(Refusal.SCREENSHOT_REQUIRED, "screenshot is required")
                    : new Reading.Ready(claim);
        }
        return switch (pictures.inspect(request.screenshot())) {
            case Inspection.Accepted(Picture picture) -> new Reading.Ready(new NewClaim(
                    claim.merchant(), claim.system(), claim.payment(), claim.terms(),
                    claim.channel(), claim.flags(), picture, claim.expiresAt()));
            case Inspection.Refused(String why) ->
                refused(Refusal.SCREENSHOT_INVALID, "screenshot: " + why);
            case Inspection.Busy _ -> new Reading.Refused(new Activation.Busy());
        };
    }

    private static Reading refused(Refusal refusal, String message) {
        return new Reading.Refused(new Activation.Refused(refusal, message));
    }
}
