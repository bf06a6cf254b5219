package io.pasarela.torture.onlookers;

import io.pasarela.sdk.Pasarela;
import io.pasarela.torture.town.Tenant;

/**
 * Something of a merchant's that is looked up again and again. One look at a time: what is answered
 * later is not older.
 */
interface Watched {

    Tenant tenant();

    /** Compares what that gateway says now with what was said before. */
    void look(Pasarela program) throws InterruptedException;
}
