package io.pasarela.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private static final Instant AT = Instant.parse("2026-03-02T04:30:00Z");
    private static final ZoneId THERE = ZoneId.of("America/Costa_Rica");

    @ParameterizedTest
    @CsvSource({
        "PT0S, less than a minute, menos de un minuto",
        "PT59S, less than a minute, menos de un minuto",
        "PT1M, 1 minute, 1 minuto", "PT1M1S, 2 minutes, 2 minutos",
        "PT119M, 119 minutes, 119 minutos", "PT119M1S, 2 hours, 2 horas",
        "PT46H30M, 47 hours, 47 horas", "PT48H, 2 days, 2 días", "PT49H, 3 days, 3 días"
    })
    void roundLengthsUp(Duration length, String english, String spanish) {
        assertThat(Times.length(Words.in("en"), length)).isEqualTo(english);
        assertThat(Times.length(Words.in("es"), length)).isEqualTo(spanish);
    }

    @Test
    void nameTheBanksClock() {
        var now = AT.atZone(THERE);
        assertThat(Times.moment(Words.in("es"), AT, now)).isEqualTo("22:30 (hora central)");
        assertThat(Times.moment(Words.in("en"), AT, now)).matches("10:30\\hPM \\(Central Time\\)");
        assertThat(Times.moment(Words.in("es"), AT, now.plusHours(2)))
                .as("not today").isEqualTo("1 mar 2026, 22:30 (hora central)");
        for (String language : Words.LANGUAGES) {
            assertThat(Times.moment(Words.in(language), AT, now)).contains(":30");
        }
    }
}
