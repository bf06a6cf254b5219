package io.pasarela.office;

import io.pasarela.people.Role;

/** The menu, in its order; each entry is a package of its own. */
public enum MenuEntry {
    HOME("", "home", Role.MERCHANT_USER),
    CLAIMS("/possible-transactions", "claims", Role.VIEWER),
    WITHDRAWALS("/withdrawals", "withdrawals", Role.MERCHANT_USER),
    BANK_TRANSACTIONS("/bank-transactions", "facts", Role.VIEWER),
    STATEMENTS("/statements", "statements", Role.VIEWER),
    SOURCES("/sources", "sources", Role.VIEWER),
    POSTBACKS("/postbacks", "postbacks", Role.MERCHANT_USER),
    AUDIT("/audit", "audit", Role.SUPERVISOR),
    PEOPLE("/people", "people", Role.ADMINISTRATOR);

    private final String path;
    private final String text;
    private final Role needed;

    MenuEntry(String path, String text, Role needed) {
        this.path = path;
        this.text = text;
        this.needed = needed;
    }

    /** Below the merchant's root. */
    public String path() {
        return path;
    }

    /** Where its name stands in the texts. */
    public String text() {
        return "menu." + text;
    }

    public Role needed() {
        return needed;
    }
}
