package io.pasarela.sdk;

import io.pasarela.sdk.Postback.Envelope;
import java.util.List;
import java.util.Map;

/**
 * Makes a {@link Postback} of a body. The signature in the body covers {@code additional_data}
 * only, so everything is taken from there, and what the outside repeats must agree with it.
 */
final class PostbackReader {

    private static final int PROCESSED = 1;
    private static final int REJECTED = 5;

    private PostbackReader() {}

    /** Exactly the text that the gateway signed, as PHP writes it after decoding the body. */
    static String signedText(Fields body) {
        Object data = body.values().get("additional_data");
        if (!(data instanceof List<?> list) || list.size() != 1) {
            throw new Unreadable("additional_data is not a list of one");
        }
        return Json.write(data);
    }

    static Postback read(Fields body, boolean labelProven) {
        List<Fields> data = body.list("additional_data", fields -> fields);
        if (data.size() != 1) throw new Unreadable("additional_data is not a list of one");
        Fields inner = data.get(0);
        requireAgreement(body, inner);
        Envelope envelope = new Envelope(inner.text("wallet_type"), inner.text("currency_code"),
                body.text("label"), labelProven, body.time("created_datetime"));
        return inner.textOrNull("withdrawal_id") == null
                ? deposit(envelope, inner) : withdrawal(envelope, inner);
    }

    private static void requireAgreement(Fields body, Fields inner) {
        String direction = inner.textOrNull("withdrawal_id") == null ? "ingoing" : "outgoing";
        if (!body.text("direction").equals(direction)
                || !body.text("wallet_type").equals(inner.text("wallet_type"))
                || !body.text("currency_code").equals(inner.text("currency_code"))
                || body.decimal("amount").compareTo(inner.decimal("amount")) != 0) {
            throw new Unreadable("additional_data says something else than the fields around it");
        }
    }

    private static Postback deposit(Envelope envelope, Fields inner) {
        return new Postback.Deposit(envelope, inner.decimal("amount"),
                inner.textOrEmpty("plugin_custom_order_id"), inner.text("transaction_id"),
                inner.integer("stockpiling_id"), inner.textOrNull("exchanger_identifier"),
                inner.time("activated_datetime"));
    }

    private static Postback withdrawal(Envelope envelope, Fields inner) {
        long status = inner.integer("withdrawal_status");
        if (status != PROCESSED && status != REJECTED) {
            throw new Unreadable("withdrawal_status is neither 1 nor 5");
        }
        Fields bank = inner.values().get("bank_details") == null
                ? new Fields(Map.of()) : inner.object("bank_details");
        Recipient recipient = new Recipient(inner.textOrEmpty("account_number"),
                inner.textOrEmpty("account_name"), inner.textOrEmpty("account_email"),
                new BankDetails(bank.textOrEmpty("bank_code"), bank.textOrEmpty("branch_code")));
        return new Postback.Withdrawal(envelope, inner.decimal("amount"),
                inner.text("withdrawal_id"), status == PROCESSED, recipient,
                inner.textOrEmpty("comment"));
    }
}
