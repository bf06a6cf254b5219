package io.pasarela.deposits;

import static io.pasarela.deposits.ClaimStatus.EXPIRED;
import static io.pasarela.deposits.ClaimStatus.MATCHED;
import static io.pasarela.deposits.ClaimStatus.REJECTED;
import static io.pasarela.deposits.ClaimStatus.SUPERSEDED;
import static io.pasarela.deposits.ClaimStatus.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every pair of states, allowed or not. */
class ClaimStatusTest {

    private static final Map<ClaimStatus, Set<ClaimStatus>> ALLOWED = Map.of(
            WAITING, Set.of(MATCHED, REJECTED, EXPIRED, SUPERSEDED),
            EXPIRED, Set.of(MATCHED, WAITING),
            REJECTED, Set.of(WAITING),
            MATCHED, Set.of(),
            SUPERSEDED, Set.of());

    @Test
    void leadsWhereALifeMayGo() {
        for (ClaimStatus from : ClaimStatus.values()) {
            for (ClaimStatus to : ClaimStatus.values()) {
                assertThat(from.canBecome(to)).as(from + " to " + to)
                        .isEqualTo(ALLOWED.get(from).contains(to));
            }
        }
    }
}
