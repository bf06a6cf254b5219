package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.SigningKey;
import io.pasarela.money.Money;
import io.pasarela.postbacks.Notice.DepositNotice;
import io.pasarela.postbacks.Notice.Purpose;
import io.pasarela.postbacks.Notice.WithdrawalNotice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PHP, which most merchants run, must find every signature right, whatever a payer is called. */
class PhpPostbacksTest {

    private static final int POSTBACKS = 12_000;
    private static final SigningKey KEY = Vectors.key();
    private static final MerchantId MERCHANT = new MerchantId(1);
    private static final List<Currency> CURRENCIES = Stream.of("PYG", "CRC", "BTN", "KWD")
            .map(Currency::getInstance).toList();

    /** What writers of JSON like to treat in a way of their own. */
    private static final int[] CURIOUS = {
        '"', '\\', '/', '<', '>', '&', '\'', ' ', '\t', '\n', '\r', '\b', '\f', 0, 1, 0x0B, 0x0F,
        0x10, 0x1F, 0x7F, 0x80, 0x9F, 0xA0, 0xAD, 0xFF, 0x2027, 0x2028, 0x2029, 0x202A, 0x200B,
        0x200E, 0xFEFF, 0xD7FF, 0xE000, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF, 'ñ'};

    private final Random random = new Random(20251111);

    @Test
    void findsEverySignatureRight() throws Exception {
        var script = Path.of(
                PhpPostbacksTest.class.getResource("/php/check_postbacks.php").toURI());
        Process php = start(script);
        Thread.ofVirtual().start(() -> write(php));
        String said = new String(php.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEqualTo(POSTBACKS + "\n");
        assertThat(php.waitFor()).isZero();
    }

    private static Process start(Path script) {
        try {
            return new ProcessBuilder("php", script.toString(), KEY.accessKey(), KEY.privateKey())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new AssertionError("Merchants run PHP, and here is none: install php-cli.", e);
        }
    }

    private void write(Process php) {
        try (var out = php.outputWriter(StandardCharsets.UTF_8)) {
            for (int i = 0; i < POSTBACKS; i++) {
                out.write(Message.of(notice(), Samples.MANILA, instant(), KEY).body());
                out.write('\n');
            }
        } catch (IOException e) {
            // PHP has said what it does not like and gone; the test reads it there.
        }
    }

    private Notice notice() {
        return random.nextBoolean()
                ? new DepositNotice(MERCHANT, 1, text(), money(), text(), instant(), maybe(),
                        random.nextLong(1L << random.nextInt(1, 63)), text(), text())
                : new WithdrawalNotice(MERCHANT, 1, text(), money(), text(), text(),
                        random.nextBoolean() ? 1 : 5, text(), text(), text(), text(), maybe(),
                        maybe(), Purpose.REAL);
    }

    private Money money() {
        return new Money(random.nextLong(1L << random.nextInt(1, 43)),
                CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
    }

    private String maybe() {
        return random.nextInt(3) == 0 ? null : text();
    }

    private String text() {
        var text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) text.appendCodePoint(character());
        return text.toString();
    }

    private int character() {
        int any = random.nextInt(Character.MAX_CODE_POINT + 1);
        return switch (random.nextInt(4)) {
            case 0 -> CURIOUS[random.nextInt(CURIOUS.length)];
            case 1 -> Character.getType(any) == Character.SURROGATE ? '?' : any;
            case 2 -> random.nextInt(0xE0);
            default -> 'a' + random.nextInt(26);
        };
    }
}
