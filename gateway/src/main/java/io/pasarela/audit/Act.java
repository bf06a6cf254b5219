package io.pasarela.audit;

import java.util.Map;

/**
 * Something a person or a key did.
 *
 * @param chain the merchant's id, or {@link #INSTALLATION}
 * @param actor who: an operator's login, or what stands for a key or the command line
 * @param name what was done, such as {@code withdrawal.take}
 * @param subject what it was done to, such as {@code withdrawal 17}
 * @param details what else was said; never a secret
 */
public record Act(
        long chain, String actor, String name, String subject, Map<String, String> details) {

    /** The chain of what concerns no single merchant. */
    public static final long INSTALLATION = 0;

    public Act {
        if (chain < 0) throw new IllegalArgumentException("no chain " + chain);
        if (actor.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException("an act needs an actor and a name");
        }
        details = Map.copyOf(details);
    }
}
