package io.pasarela.withdrawals;

import static io.pasarela.paymentsystems.OfficeField.AMOUNT;
import static io.pasarela.paymentsystems.OfficeField.BANK_CODE;
import static io.pasarela.paymentsystems.OfficeField.COMMENT;
import static io.pasarela.paymentsystems.OfficeField.CURRENCY;
import static io.pasarela.paymentsystems.OfficeField.LABEL;
import static io.pasarela.paymentsystems.OfficeField.RECIPIENT_EMAIL;
import static io.pasarela.paymentsystems.OfficeField.RECIPIENT_NAME;
import static io.pasarela.paymentsystems.OfficeField.WALLET_RECIPIENT;
import static io.pasarela.withdrawals.World.CRC;
import static io.pasarela.withdrawals.World.PYG;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.Merchant;
import io.pasarela.paymentsystems.OfficeField;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Withdrawals that an operator enters by hand. */
class HandOrderTest {

    private static final World WORLD = new World();
    private static final Map<OfficeField, String> ITAU = Map.of(LABEL, "player 7", AMOUNT, "5000",
            CURRENCY, "PYG", WALLET_RECIPIENT, "1234567", RECIPIENT_NAME, "Ana");
    private static final Map<OfficeField, String> SINPE = Map.of(LABEL, "player 7", AMOUNT, "5000",
            CURRENCY, "CRC", WALLET_RECIPIENT, "81354111", RECIPIENT_EMAIL, "ana@b.example");

    private final Merchant merchant = WORLD.merchant(true);

    @AfterAll
    static void theBooksAreRight() {
        assertThat(WORLD.ledgerFaults()).isEmpty();
        WORLD.close();
    }

    @Test
    void needsTheFieldsThatItsSystemNamesAndCountsLikeAnyOther() {
        WORLD.wallet(merchant, PYG, "6000");
        WORLD.wallet(merchant, CRC, "6000");

        Withdrawal itau = created("itau_ml", ITAU);
        assertThat(itau.origin()).isEqualTo(Withdrawal.Origin.HAND);
        assertThat(itau.withdrawalId()).startsWith("w");
        assertThat(WORLD.money(merchant, PYG)).contains("5000 reserved");
        assertThat(create("itau_ml", ITAU)).isInstanceOf(Creation.InsufficientBalance.class);
        assertThat(created("sinpemovil_ml", SINPE).order().recipient().accountName()).isNull();
    }

    @Test
    void namesWhatIsMissingOrWrong() {
        for (OfficeField field : ITAU.keySet()) {
            assertThat(faults("itau_ml", with(ITAU, field, " "))).contains("is required");
        }
        assertThat(faults("sinpemovil_ml", with(SINPE, RECIPIENT_EMAIL, "")))
                .isEqualTo("[account_email is required]");
        assertThat(faults("sinpemovil_ml", with(SINPE, WALLET_RECIPIENT, "1234567")))
                .isEqualTo("[account_number must be 8 digits]");
        assertThat(faults("itau_ml", with(ITAU, AMOUNT, "1")))
                .isEqualTo("[amount must be between 1000 and 5000000]");
        assertThat(faults("nobody", ITAU)).isEqualTo("[payment_system is unknown]");
    }

    @Test
    void tidiesWhatPeoplePaste() {
        WORLD.wallet(merchant, PYG, "5000");
        var pasted = with(with(ITAU, COMMENT, " two\r\nlines\t"), BANK_CODE, " B1 ");

        Withdrawal stored = created("itau_ml", pasted);

        assertThat(stored.order().comment()).isEqualTo("two lines");
        assertThat(stored.order().recipient().bankCode()).isEqualTo("B1");
    }

    @Test
    void mayBeEnteredTwice() {
        WORLD.wallet(merchant, PYG, "10000");

        assertThat(created("itau_ml", ITAU).withdrawalId())
                .isNotEqualTo(created("itau_ml", ITAU).withdrawalId());
    }

    @Test
    void isOneWithdrawalWhenItsFormIsSentTwice() {
        WORLD.wallet(merchant, PYG, "10000");

        Creation first = create("form-1", "itau_ml", ITAU);

        assertThat(first).isInstanceOf(Creation.Created.class);
        assertThat(create("form-1", "itau_ml", ITAU)).isEqualTo(
                new Creation.Repeated(((Creation.Created) first).withdrawal()));
    }

    private static Map<OfficeField, String> with(
            Map<OfficeField, String> fields, OfficeField field, String text) {
        var changed = new EnumMap<>(fields);
        changed.put(field, text);
        return changed;
    }

    private String faults(String system, Map<OfficeField, String> fields) {
        return ((Creation.Invalid) create(system, fields)).faults().stream()
                .map(FieldFault::message).toList().toString();
    }

    private Creation create(String system, Map<OfficeField, String> fields) {
        return create("w" + UUID.randomUUID(), system, fields);
    }

    private Creation create(String form, String system, Map<OfficeField, String> fields) {
        return WORLD.withdrawals().createByHand(
                merchant, new HandOrder("ana", form, system, fields));
    }

    private Withdrawal created(String system, Map<OfficeField, String> fields) {
        return ((Creation.Created) create(system, fields)).withdrawal();
    }
}
