package io.pasarela.window;

import java.time.Clock;
import org.springframework.stereotype.Component;

/** What merchants should mend about their links; payers are not troubled with it. */
@Component
class Notes {

    private final WindowStore store;
    private final Clock clock;

    Notes(WindowStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void keep(Visit visit) {
        visit.vouched().returns().ignored().forEach(ignored ->
                store.noteIgnored(visit.merchant().id(), ignored, clock.instant()));
    }
}
