package io.pasarela.torture;

/** What all clients outside the office share. */
record Trade(Town town, Lines lines, History history, Onlookers onlookers, long seed) {

    static Trade of(Town town, History history, long seed) {
        var lines = new Lines(town);
        return new Trade(town, lines, history, new Onlookers(town, lines, history), seed);
    }

    Cast cast() {
        return town.cast();
    }

    Shop shop() {
        return new Shop(this);
    }

    Bank bank() {
        return new Bank(this);
    }
}
