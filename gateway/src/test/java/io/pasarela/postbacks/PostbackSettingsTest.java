package io.pasarela.postbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostbackSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** With a timeout, for endpoints on the loopback. */
    static PostbackSettings forLoopback(Duration timeout) {
        return new PostbackSettings(timeout, timeout, 64, 64, 8, List.of("127.0.0.0/8"));
    }

    @Test
    void nameTheFault() {
        refuses("timeout", () -> new PostbackSettings(
                Duration.ofSeconds(31), SECOND, 4, 1, 1, List.of()));
        refuses("timeout", () -> new PostbackSettings(
                Duration.ZERO, SECOND, 4, 1, 1, List.of()));
        refuses("connect-timeout", () -> new PostbackSettings(
                SECOND, Duration.ofSeconds(2), 4, 1, 1, List.of()));
        refuses("first-slots", () -> new PostbackSettings(SECOND, SECOND, 3, 1, 1, List.of()));
        refuses("retry-slots", () -> new PostbackSettings(SECOND, SECOND, 4, 0, 1, List.of()));
        refuses("endpoint-slots", () -> new PostbackSettings(
                SECOND, SECOND, 4, 1, 5_000, List.of()));
        refuses("allowed-networks", () -> new PostbackSettings(
                SECOND, SECOND, 4, 1, 1, List.of("10.0.0.1/8")));
    }

    @Test
    void leaseLongerThanAnyAttempt() {
        assertThat(PostbackSettings.LEASE)
                .isGreaterThanOrEqualTo(PostbackSettings.TIMEOUT_MAX.multipliedBy(2));
    }

    private static void refuses(String setting, Runnable making) {
        assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pasarela.postbacks." + setting);
    }
}
