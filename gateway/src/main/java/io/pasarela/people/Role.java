package io.pasarela.people;

/** What an operator may do; each role may also do all that those before it may. */
public enum Role {
    /** Looks. */
    VIEWER,
    /** Judges claims, orders and pays withdrawals, sends postbacks again. */
    OPERATOR,
    /** Also reads the record of what everybody did. */
    SUPERVISOR,
    /** Also sets up the installation. */
    ADMINISTRATOR;

    /** Whether somebody in this role may do what needs the other. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
