package io.pasarela.torture.history;

/** Somebody who works with the gateways on and on. */
public interface Client {

    /**
     * One piece of work, with all that belongs to it; the torture calls it again and again from
     * several threads until the load ends. It never throws for what a fault may cause: that is an
     * {@link Outcome#UNKNOWN}.
     *
     * @param turn counts up over all clients: each number comes once, names made of it are unique
     */
    void work(long turn) throws InterruptedException;
}
