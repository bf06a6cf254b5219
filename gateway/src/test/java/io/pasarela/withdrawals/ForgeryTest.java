package io.pasarela.withdrawals;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.Merchant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A signed order in the hands of somebody who changes it: nothing new may come of it. */
class ForgeryTest {

    private static final World WORLD = new World();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> FIELDS = List.of("withdrawal_id", "payment_system", "amount",
            "currency_code", "label", "account_number", "account_name", "is_test", "comment",
            "account_email", "bank_details", "payments_details", "payment_details", "x", "isx");
    private static final List<String> VALUES = List.of("\"\"", "null", "true", "false", "0", "1",
            "\"1\"", "{}", "[]", "\"itau_ml\"", "\"sinpemovil_ml\"", "\"PYG\"", "75000",
            "\"220000000\"", "\"Ashik Bik\"", "\"player 7\"", "\"w-1\"", "\"player 7:itau_ml\"",
            "\"PYG::player 7\"", "\"1:player 7\"", "{\"k\":\"w-1\"}", "{\"bank_code\":\"\"}",
            "[\"w-1\"]", "\"75000:PYG\"", "\"Ashik Bik:220000000\"", "1e10", "75000.5");

    private final Random random = new Random(20251111);
    private final Merchant merchant = WORLD.merchant(false);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void everyFieldFlippedIsRefused() {
        ObjectNode original = accepted();
        for (String field : FIELDS) {
            for (String value : VALUES) {
                ObjectNode forged = original.deepCopy();
                forged.set(field, JSON.readTree(value));
                expectNothingNew(forged.toString());
            }
            ObjectNode forged = original.deepCopy();
            forged.remove(field);
            expectNothingNew(forged.toString());
        }
    }

    @Test
    void severalFieldsChangedAtOnceAreRefused() {
        ObjectNode original = accepted();
        for (int round = 0; round < 5_000; round++) {
            ObjectNode forged = original.deepCopy();
            for (int change = 0; change <= random.nextInt(4); change++) {
                String field = FIELDS.get(random.nextInt(FIELDS.size()));
                if (random.nextInt(4) == 0) {
                    forged.remove(field);
                } else {
                    forged.set(field, JSON.readTree(VALUES.get(random.nextInt(VALUES.size()))));
                }
            }
            expectNothingNew(forged.toString());
        }
    }

    @Test
    void everyByteFlippedIsRefused() {
        byte[] original = accepted().toString().getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < original.length; index++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] forged = original.clone();
                forged[index] ^= (byte) (1 << bit);
                expectNothingNew(new RawOrder(forged, RawOrder.Format.JSON));
                expectNothingNew(new RawOrder(forged, RawOrder.Format.FORM));
            }
        }
    }

    /** Segments of the base dealt anew to the fields, with the right signature for all of them. */
    @Test
    void theBaseCutAnewIsRefused() {
        ObjectNode original = accepted();
        List<String> names = List.of("account_name", "account_number", "amount", "comment",
                "currency_code", "is_test", "label", "payment_system", "withdrawal_id");
        String[] segments = "Ashik Bik:220000000:75000:PYG::player 7:itau_ml:w-1".split(":", -1);
        for (int round = 0; round < 20_000; round++) {
            var forged = JSON.createObjectNode();
            int at = 0;
            for (String name : chosen(names)) {
                int take = Math.min(1 + (random.nextInt(5) == 0 ? 1 : 0), segments.length - at);
                forged.put(name, String.join(":", List.of(segments).subList(at, at + take)));
                at += take;
            }
            forged.set("signature", original.get("signature"));
            expectNothingNew(forged.toString());
        }
    }

    private List<String> chosen(List<String> names) {
        var chosen = new ArrayList<>(names);
        chosen.removeIf(_ -> random.nextInt(6) == 0);
        return chosen;
    }

    private ObjectNode accepted() {
        Orders order = Orders.real("w-1");
        WORLD.withdrawals().create(merchant, order.signed());
        return (ObjectNode) JSON.readTree(
                Vectors.signed(order.json(), order.signature(Vectors.privateKey())));
    }

    private void expectNothingNew(String json) {
        expectNothingNew(Vectors.raw(json));
    }

    /** A repeat of the very same order is no harm; anything else must be refused. */
    private void expectNothingNew(RawOrder forged) {
        Creation outcome = WORLD.withdrawals().create(merchant, forged);
        if (outcome instanceof Creation.Repeated(Withdrawal same)) {
            assertThat(same.withdrawalId()).isEqualTo("w-1");
        } else {
            assertThat(outcome).as(new String(forged.body(), StandardCharsets.UTF_8))
                    .isNotInstanceOf(Creation.Created.class);
        }
    }
}
