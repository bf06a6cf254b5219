package io.pasarela.torture.trade;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;

/** Money that somebody sent to a merchant's account, as the bank knows it. */
public record Transfer(String system, String reference, BigDecimal amount) {

    public static Transfer of(Event.Payment payment) {
        return new Transfer(payment.system(), payment.key1(), payment.amount());
    }

    Transfer with(BigDecimal other) {
        return new Transfer(system, reference, other);
    }

    /** As the bank reports it. */
    String reported(Tenant tenant) {
        return """
                {"wallet_type":"%s","wallet":"%s","reference":"%s","amount":"%s",\
                "currency_code":"%s","payer":"JOSÉ NÚÑEZ / %s"}""".formatted(
                system, tenant.account(system), reference, amount.toPlainString(),
                Tenant.currency(system), reference);
    }
}
