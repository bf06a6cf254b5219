package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.FieldFault.invalid;

import io.pasarela.merchants.Direction;
import io.pasarela.merchants.Merchant;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.Limits;
import io.pasarela.paymentsystems.OfficeField;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.paymentsystems.Payout;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a payment system and a merchant's limits demand of an order whose fields are sound. */
final class OrderRules {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private final PaymentSystems systems;

    OrderRules(PaymentSystems systems) {
        this.systems = systems;
    }

    /** All faults; fields that are missing are no fault here. */
    List<FieldFault> check(OrderForm order, Merchant merchant) {
        var faults = new ArrayList<FieldFault>();
        order.find(OrderForm.PAYMENT_SYSTEM).ifPresent(code -> {
            Optional<PaymentSystem> system = systems.findByPayoutCode(code);
            if (system.isEmpty()) {
                faults.add(new FieldFault(OrderForm.PAYMENT_SYSTEM, FieldFault.Kind.UNKNOWN_SYSTEM,
                        "is unknown"));
            } else {
                faults.addAll(check(order, merchant, system.get()));
            }
        });
        order.find(OrderForm.ACCOUNT_EMAIL).filter(email -> !EMAIL.matcher(email).matches())
                .ifPresent(_ -> faults.add(
                        invalid(OrderForm.ACCOUNT_EMAIL, "must be an e-mail address")));
        return faults;
    }

    /** A hand-made order as fields; its system says which of them it needs. */
    OrderForm form(HandOrder order) {
        Set<OfficeField> required = EnumSet.of(OfficeField.LABEL, OfficeField.AMOUNT,
                OfficeField.CURRENCY, OfficeField.WALLET_RECIPIENT);
        systems.findByPayoutCode(order.paymentSystem())
                .ifPresent(system -> required.addAll(system.payout().officeFields()));
        return HandForm.of(order, required);
    }

    /** What a sound and allowed order orders. */
    Withdrawal.Order order(OrderForm form) {
        String code = form.require(OrderForm.PAYMENT_SYSTEM);
        PaymentSystem system = systems.findByPayoutCode(code).orElseThrow();
        return new Withdrawal.Order(
                code,
                system.parsePayoutAmount(form.require(OrderForm.AMOUNT)).orElseThrow(),
                form.require(OrderForm.LABEL),
                new Withdrawal.Recipient(
                        form.require(OrderForm.ACCOUNT_NUMBER),
                        form.find(OrderForm.ACCOUNT_NAME).orElse(null),
                        form.find(OrderForm.ACCOUNT_EMAIL).orElse(null),
                        form.find(OrderForm.BANK_CODE).orElse(null),
                        form.find(OrderForm.BRANCH_CODE).orElse(null)),
                form.find(OrderForm.COMMENT).orElse(null));
    }

    private static List<FieldFault> check(
            OrderForm order, Merchant merchant, PaymentSystem system) {
        var faults = new ArrayList<FieldFault>();
        Payout payout = system.payout();
        order.find(OrderForm.CURRENCY).filter(code -> !code.equals(system.currencyCode()))
                .ifPresent(_ -> faults.add(new FieldFault(OrderForm.CURRENCY,
                        FieldFault.Kind.CURRENCY, "must be " + system.currencyCode())));
        order.find(OrderForm.ACCOUNT_NUMBER).filter(text -> !payout.acceptsAccountNumber(text))
                .ifPresent(_ -> faults.add(invalid(OrderForm.ACCOUNT_NUMBER,
                        "must be " + payout.accountNumberRule())));
        Cut.find(order, payout).ifPresent(field -> faults.add(
                invalid(field, "must not hold other fields between colons")));
        order.find(OrderForm.AMOUNT)
                .flatMap(amount -> amountFault(amount, merchant, system))
                .ifPresent(faults::add);
        return faults;
    }

    private static Optional<FieldFault> amountFault(
            String text, Merchant merchant, PaymentSystem system) {
        Optional<Money> amount = system.parsePayoutAmount(text);
        if (amount.isEmpty()) {
            return Optional.of(invalid(OrderForm.AMOUNT, switch (system.payout().amount()) {
                case WHOLE -> "must be a whole number above zero";
                case DECIMAL -> "must be a number above zero with the decimals of the currency";
            }));
        }
        Limits limits = merchant.limits(system.key(), Direction.WITHDRAWAL)
                .orElse(system.payout().limits());
        if (limits.allow(amount.get())) return Optional.empty();
        return Optional.of(new FieldFault(OrderForm.AMOUNT, FieldFault.Kind.AMOUNT_LIMITS,
                "must be between " + limits.min().plain() + " and " + limits.max().plain()));
    }
}
