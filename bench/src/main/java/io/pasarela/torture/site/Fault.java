package io.pasarela.torture.site;

/** What the nemesis does. */
public enum Fault {
    KILL_NODE("a gateway is killed with -9 and started again"),
    KILL_BOTH_NODES("both gateways are killed with -9 at once"),
    KILL_POSTGRES("every process of PostgreSQL is killed with -9 and it is started again"),
    KILL_ALL("gateways and PostgreSQL are killed with -9 in the same instant"),
    STOP_NODE("a gateway is frozen for a while"),
    STOP_POSTGRES("PostgreSQL is frozen for a while"),
    END_NODE("a gateway is told to stop, politely, and started again"),
    CUT_DATABASE("connections between gateway and PostgreSQL are cut"),
    DELAY_DATABASE("what gateway and PostgreSQL tell each other comes late"),
    SWALLOW_COMMIT("the answer to COMMIT is swallowed and the connection cut"),
    CUT_MERCHANTS("connections between gateways and merchants are cut"),
    DELAY_MERCHANTS("what gateways and merchants tell each other comes late"),
    FULL_DISK("PostgreSQL's disk is full"),
    CLOCK_JUMP("a gateway's clock jumps forward, and later back"),
    FEW_FILES("a gateway may open few files only"),
    SMALL_HEAP("a gateway has too small a heap"),
    KILL_MIGRATION("a gateway is killed with -9 while it migrates a database");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
