package io.pasarela.withdrawals;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Orders as merchants send them: sound ones, to be changed field by field, and signed. */
final class Orders {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    static Orders real(String withdrawalId) {
        return new Orders().with("withdrawal_id", withdrawalId).with("payment_system", "itau_ml")
                .with("amount", 75000).with("currency_code", "PYG").with("label", "player 7")
                .with("account_number", "220000000").with("account_name", "Ashik Bik")
                .with("is_test", false);
    }

    static Orders test(String withdrawalId) {
        return real(withdrawalId).with("is_test", true);
    }

    Orders with(String field, @Nullable Object value) {
        fields.put(field, value);
        return this;
    }

    Orders without(String field) {
        fields.remove(field);
        return this;
    }

    /** Whatever the fields are, rightly signed. */
    RawOrder signed() {
        return signed(Vectors.privateKey());
    }

    RawOrder signed(String privateKey) {
        return Vectors.raw(Vectors.signed(json(), signature(privateKey)));
    }

    String signature(String privateKey) {
        var read = (OrderReader.Reading.Read) OrderReader.read(Vectors.raw(json()));
        return Signature.of(Signature.base(read.fields()), privateKey);
    }

    String json() {
        return JSON.writeValueAsString(fields);
    }

    RawOrder unsigned() {
        return new RawOrder(json().getBytes(StandardCharsets.UTF_8), RawOrder.Format.JSON);
    }
}
