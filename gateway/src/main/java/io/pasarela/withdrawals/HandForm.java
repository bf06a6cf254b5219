package io.pasarela.withdrawals;

import io.pasarela.paymentsystems.OfficeField;
import io.pasarela.withdrawals.SignedValue.Members;
import io.pasarela.withdrawals.SignedValue.Text;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Turns what an operator entered into the fields of an order over the wire. */
final class HandForm {

    private HandForm() {}

    static OrderForm of(HandOrder order, Set<OfficeField> required) {
        var fields = new TreeMap<String, SignedValue>();
        var bankDetails = new TreeMap<String, SignedValue>();
        fields.put(OrderForm.WITHDRAWAL_ID, new Text(order.withdrawalId()));
        fields.put(OrderForm.PAYMENT_SYSTEM, new Text(order.paymentSystem()));
        fields.put(OrderForm.IS_TEST, new Text("0"));
        fields.put(OrderForm.BANK_DETAILS, new Members(bankDetails));
        for (Map.Entry<OfficeField, String> entered : order.fields().entrySet()) {
            SortedMap<String, SignedValue> target = switch (entered.getKey()) {
                case BANK_CODE, BRANCH_CODE -> bankDetails;
                case LABEL, AMOUNT, CURRENCY, WALLET_RECIPIENT, RECIPIENT_NAME, RECIPIENT_EMAIL,
                    COMMENT -> fields;
            };
            target.put(name(entered.getKey()), new Text(cleaned(entered.getValue())));
        }
        return new OrderForm(fields,
                required.stream().map(HandForm::name).collect(Collectors.toSet()));
    }

    private static String name(OfficeField field) {
        return switch (field) {
            case LABEL -> OrderForm.LABEL;
            case AMOUNT -> OrderForm.AMOUNT;
            case CURRENCY -> OrderForm.CURRENCY;
            case WALLET_RECIPIENT -> OrderForm.ACCOUNT_NUMBER;
            case RECIPIENT_NAME -> OrderForm.ACCOUNT_NAME;
            case RECIPIENT_EMAIL -> OrderForm.ACCOUNT_EMAIL;
            case COMMENT -> OrderForm.COMMENT;
            case BANK_CODE -> OrderForm.BANK_CODE;
            case BRANCH_CODE -> OrderForm.BRANCH_CODE;
        };
    }

    /** People copy texts with line feeds and blanks around them; programs may not. */
    private static String cleaned(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
