package io.pasarela.withdrawals;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.merchants.Merchant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that PHP, which most merchants run, has made up, signed and written. */
class PhpOrdersTest {

    private static final int ORDERS = 2_000;
    private static final int SEED = 20251111;

    @Test
    void acceptsWhatPhpSigns() throws Exception {
        try (World world = new World()) {
            Merchant merchant = world.merchant(false);
            List<String> orders = orders();
            assertThat(orders).hasSize(ORDERS);
            for (String order : orders) {
                assertThat(world.withdrawals().create(merchant, Vectors.raw(order)))
                        .as(order).isInstanceOf(Creation.Created.class);
            }
        }
    }

    private static List<String> orders() throws Exception {
        var script = Path.of(PhpOrdersTest.class.getResource("/php/order_withdrawals.php").toURI());
        try {
            Process php = new ProcessBuilder("php", script.toString(), "" + ORDERS, "" + SEED)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            String written = new String(
                    php.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(php.waitFor()).isZero();
            return written.lines().toList();
        } catch (IOException e) {
            throw new AssertionError("Merchants run PHP, and here is none: install php-cli.", e);
        }
    }
}
