package io.pasarela.deposits;

import io.pasarela.deposits.Act.Coming;
import java.time.Instant;

/** Money that came, as the model knows it. */
final class Coin {
    final Coming came;
    final Instant at;
    String lot = "free";
    boolean onAWordOnly;
    boolean byText;
    Instant sureSince;

    Coin(Coming came, Instant at) {
        this.came = came;
        this.at = at;
        this.byText = came.byText();
    }
}
