package io.pasarela.paymentsystems;

import com.google.re2j.Pattern;
import java.util.Set;

/**
 * What a withdrawal through a system needs. The pattern must match the whole account number; the
 * rule says the same to a merchant in words, such as {@code 7 to 9 digits}.
 */
public record Payout(
        String code,
        Pattern accountNumber,
        String accountNumberRule,
        AmountKind amount,
        Limits limits,
        Set<OfficeField> officeFields) {

    public Payout {
        Keys.check(code);
        officeFields = Set.copyOf(officeFields);
    }

    public boolean acceptsAccountNumber(String text) {
        return accountNumber.matches(text);
    }
}
