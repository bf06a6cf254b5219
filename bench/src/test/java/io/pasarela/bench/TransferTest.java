package io.pasarela.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TransferTest {

    /** The same rule stands in activate.sql; these values were computed by PostgreSQL. */
    @Test
    void hasTheReferenceThatTheSqlFunctionLooksFor() {
        assertThat(new Transfer(1, 1).reference()).isEqualTo("5443576200000000000001");
        assertThat(new Transfer(123_456, 42).reference()).isEqualTo("2131005800000000123456");
    }

    @Test
    void staysWithinWhatTheGatewayTakes() {
        assertThat(LongStream.of(1, 77, 99_999_999).mapToObj(n -> new Transfer(n, 99_999_999)))
                .allSatisfy(transfer -> {
                    assertThat(transfer.reference()).matches("[0-9]{22}");
                    assertThat(Long.parseLong(transfer.amount())).isBetween(100L, 400_099L);
                });
    }
}
