package io.pasarela.torture.trade;

import io.pasarela.torture.history.Event.Fate;
import io.pasarela.torture.history.Event.Foretold;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Weather;

/**
 * Says what must become of claims that wait. One that was written down by a clock that was days
 * behind expires at once, so a story in which that may have been is without any foretelling.
 */
record Foresight(History history, Weather weather) {

    boolean isClear(Turn turn) {
        return weather.clocksAgree(turn.begunAt(), System.nanoTime());
    }

    void foretell(Turn turn, Payment payment, Fate fate, boolean certain) {
        if (certain && isClear(turn)) history.add(new Foretold(turn.tenant(), payment, fate));
    }
}
