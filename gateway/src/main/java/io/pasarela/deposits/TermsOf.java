package io.pasarela.deposits;

import io.pasarela.matching.Claim.Difference;
import io.pasarela.matching.Claim.Terms;
import io.pasarela.merchants.Direction;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.paymentsystems.Activation;
import io.pasarela.paymentsystems.AmountPolicy;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** What a merchant and a payment system together say about claims. */
@Component
class TermsOf {

    private final Merchants merchants;
    private final PaymentSystems systems;
    private final Clock clock;

    TermsOf(Merchants merchants, PaymentSystems systems, Clock clock) {
        this.merchants = merchants;
        this.systems = systems;
        this.clock = clock;
    }

    /** The day it is for that merchant. */
    LocalDate today(MerchantId merchant) {
        return clock.instant().atZone(merchants.require(merchant).zone()).toLocalDate();
    }

    Terms claim(Claim claim) {
        PaymentSystem system = systems.find(claim.payment().system()).orElseThrow(() ->
                new IllegalStateException("no payment system " + claim.payment().system()));
        return terms(merchants.require(claim.merchant()), system);
    }

    Terms terms(Merchant merchant, PaymentSystem system) {
        return new Terms(
                !system.number().isShort() || merchant.rules().autoMatchShortNumbers(),
                difference(merchant, system),
                merchant.limits(system.key(), Direction.DEPOSIT)
                        .orElse(system.asked().limits()),
                merchant.ceiling(system));
    }

    private static Difference difference(Merchant merchant, PaymentSystem system) {
        if (system.activation() == Activation.MANUAL) return Difference.ASK_OPERATOR;
        if (!system.checksAmount()) return Difference.CREDIT_RECEIVED;
        AmountPolicy own = merchant.rules().amountPolicy();
        return Difference.of(own != null ? own : system.asked().amountPolicy());
    }
}
