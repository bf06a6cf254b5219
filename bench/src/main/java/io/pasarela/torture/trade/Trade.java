package io.pasarela.torture.trade;

import io.pasarela.torture.history.History;
import io.pasarela.torture.onlookers.Onlookers;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Lines;
import io.pasarela.torture.town.Town;

/** What all clients outside the office share. */
public record Trade(Town town, Lines lines, History history, Onlookers onlookers, long seed) {

    public static Trade of(Town town, History history, long seed) {
        var lines = new Lines(town);
        return new Trade(town, lines, history, new Onlookers(town, lines, history), seed);
    }

    Cast cast() {
        return town.cast();
    }

    Shop shop() {
        return new Shop(this);
    }

    public Bank bank() {
        return new Bank(this);
    }
}
