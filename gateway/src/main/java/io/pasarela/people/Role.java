package io.pasarela.people;

/** What somebody in the office may do; each role may also do all that those before it may. */
public enum Role {
    /** One of the merchant's own people: looks at his merchants' withdrawals and postbacks. */
    MERCHANT_USER,
    /** Looks. */
    VIEWER,
    /** Judges claims, orders and pays withdrawals, sends postbacks again. */
    OPERATOR,
    /** Also reads the record of what everybody did. */
    SUPERVISOR,
    /** Also sets up the installation, and therefore works for all merchants. */
    ADMINISTRATOR;

    /** Whether somebody in this role may do what needs the other. */
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** Whether somebody in this role may work for such merchants. */
    public boolean allows(Scope scope) {
        return switch (this) {
            case MERCHANT_USER -> scope instanceof Scope.Only;
            case VIEWER, OPERATOR, SUPERVISOR -> true;
            case ADMINISTRATOR -> scope instanceof Scope.All;
        };
    }
}
