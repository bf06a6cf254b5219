package io.pasarela.office.home;

import io.pasarela.office.Frame;
import java.util.List;

/** The work that waits, and the balances. */
record HomePage(Frame frame, List<Tile> tiles, List<Row> balances) {

    /** A queue: how long it is, and how old its oldest entry. */
    record Tile(String name, String count, String oldest, boolean late, String url) {}

    record Row(
            String currency, String inAccounts, String reserved, String available,
            String received, String paidOut) {}

    HomePage {
        tiles = List.copyOf(tiles);
        balances = List.copyOf(balances);
    }
}
