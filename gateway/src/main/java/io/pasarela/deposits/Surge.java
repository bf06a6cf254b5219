package io.pasarela.deposits;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Notices when many window claims of one merchant miss: somebody may be guessing from many places.
 * Until 15 minutes passed without it, that merchant's unsigned window claims go to operators.
 */
@Component
class Surge {

    static final Duration QUIET = Duration.ofMinutes(15);
    static final int MISSES_MAX = 30;

    private static final Logger LOG = LoggerFactory.getLogger(Surge.class);

    private final DepositStore deposits;
    private final Clock clock;

    Surge(DepositStore deposits, Clock clock) {
        this.deposits = deposits;
        this.clock = clock;
    }

    boolean isOn(ClaimRequest request) {
        boolean guessable = switch (request.channel()) {
            case Channel.Api _ -> false;
            case Channel.Window(_, _, boolean signed) -> !signed;
        };
        if (!guessable) return false;
        int misses = deposits.countWindowMisses(
                request.merchant().id(), clock.instant().minus(QUIET));
        if (misses < MISSES_MAX) return false;
        LOG.warn("Alarm: {} wrong numbers in 15 minutes in the window of merchant {}",
                misses, request.merchant().key());
        return true;
    }
}
