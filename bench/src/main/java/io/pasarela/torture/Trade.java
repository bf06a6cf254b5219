package io.pasarela.torture;

/** What all clients outside the office share. */
record Trade(Cast cast, Lines lines, History history, Shop shop, Bank bank, long seed) {

    static Trade of(Town town, History history, long seed) {
        var lines = new Lines(town);
        return new Trade(town.cast(), lines, history, new Shop(lines, history),
                new Bank(lines, history, town.cast(), seed), seed);
    }
}
