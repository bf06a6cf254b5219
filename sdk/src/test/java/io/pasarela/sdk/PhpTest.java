package io.pasarela.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our texts and signatures against those of PHP itself, on random but repeatable input. */
class PhpTest {

    private static final int ROUNDS = 2_000;
    private static final long SEED = 20251111;
    private static final int[] CURIOUS = {
        0, 1, 8, 9, 10, 11, 12, 13, 27, 31, ' ', '"', '\'', '\\', '/', '<', '>', '&', ':', 127,
        128, 0x9F, 0xA0, 0xE1, 0x7FF, 0x800, 0x2027, 0x2028, 0x2029, 0x202A, 0xD7FF, 0xE000,
        0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF,
    };

    private final Random random = new Random(SEED);

    @Test
    void signsWithdrawalsAsPhpDoes() throws Exception {
        List<String> requests = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, Object> request = withdrawal();
            requests.add(Json.write(request));
            expected.add(WithdrawalSignature.sign(request, "private"));
        }

        assertThat(Php.run(Php.resource("sign_withdrawals.php"), requests)).isEqualTo(expected);
    }

    @Test
    void writesJsonAsPhpDoes() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("s", text());
            object.put("k" + text(), List.of(random.nextLong(), random.nextBoolean()));
            object.put("n", null);
            texts.add(Json.write(object));
        }

        assertThat(Php.run(Php.resource("reencode.php"), texts)).isEqualTo(texts);
    }

    /** PHP's default escapes everything it can; reading that must lead to the same text. */
    @Test
    void readsWhatPhpEscapes() throws Exception {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) texts.add(Json.write(List.of(text(), random.nextInt())));

        List<String> escaped = Php.run(Php.resource("escape.php"), texts);

        assertThat(escaped).isNotEqualTo(texts);
        assertThat(escaped.stream().map(JsonReader::read).map(Json::write)).isEqualTo(texts);
    }

    private Map<String, Object> withdrawal() {
        Map<String, Object> request = new LinkedHashMap<>();
        if (random.nextBoolean()) request.put("withdrawal_id", text());
        request.put("payment_system", text());
        request.put("amount", random.nextBoolean() ? random.nextInt(1_000_000) : text());
        request.put("currency_code", "PYG");
        request.put("label", text());
        request.put("account_number", text());
        request.put("account_name", text());
        request.put("is_test", random.nextBoolean());
        if (random.nextBoolean()) request.put("comment", random.nextBoolean() ? null : text());
        if (random.nextBoolean()) {
            request.put("bank_details", Map.of("bank_code", text(), "branch_code", text()));
        }
        if (random.nextBoolean()) request.put("payment_details", Map.of());
        return request;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(switch (random.nextInt(4)) {
                case 0 -> CURIOUS[random.nextInt(CURIOUS.length)];
                case 1 -> codePoint(0x10FFFF);
                case 2 -> codePoint(0x2FF);
                default -> ' ' + random.nextInt(95);
            });
        }
        return text.toString();
    }

    private int codePoint(int max) {
        int point = random.nextInt(max + 1);
        return point >= 0xD800 && point <= 0xDFFF ? '?' : point;
    }
}
