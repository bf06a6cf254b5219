package io.pasarela.people;

import static org.springframework.transaction.annotation.Propagation.NEVER;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The operators: who they are, and whether somebody at the door is one of them. */
@Component
public class People {

    private final OperatorStore store;
    private final Doorkeeper doorkeeper;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;

    People(OperatorStore store, Doorkeeper doorkeeper, Passwords passwords, Audit audit,
            Clock clock) {
        this.store = store;
        this.doorkeeper = doorkeeper;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether it is an operator who may come in. Failures are counted, and too many end it. */
    @Transactional(propagation = NEVER)
    public SignIn signIn(Credentials credentials) {
        return doorkeeper.check(credentials);
    }

    /** Records that an operator came in or went, by the name of the act. */
    @Transactional
    public void record(Operator operator, String act) {
        audit.record(new Act(Act.INSTALLATION, operator.login(), act,
                "operator " + operator.login(), Map.of()));
    }

    /** The operator as he is now, unless he may not work any more. */
    public Optional<Operator> findEnabled(long id) {
        return store.find(id).filter(Operator::enabled);
    }

    /**
     * Makes the operator be as the file says, whether he was there or not; nothing happens when he
     * is so already. A new password ends his sessions.
     */
    @Transactional
    public Operator apply(OperatorFile file) {
        Optional<OperatorStore.Known> known = store.findByLogin(file.login());
        boolean samePassword = known.isPresent()
                && passwords.matches(file.password(), known.get().passwordHash());
        if (samePassword && isAsDeclared(known.get().operator(), file)) {
            return known.get().operator();
        }
        String hash = samePassword
                ? known.get().passwordHash() : passwords.hash(file.password());
        long id = store.upsert(file, hash, Timestamp.from(clock.instant()));
        store.replaceMerchants(id, file.merchants());
        if (!samePassword) store.endSessions(file.login());
        audit.record(new Act(Act.INSTALLATION, "declared file", "operator.apply",
                "operator " + file.login(), Map.of(
                        "role", file.role().name(),
                        "enabled", Boolean.toString(file.enabled()),
                        "password", samePassword ? "kept" : "set")));
        return store.find(id).orElseThrow();
    }

    private static boolean isAsDeclared(Operator operator, OperatorFile file) {
        return operator.name().equals(file.name()) && operator.role() == file.role()
                && operator.enabled() == file.enabled()
                && operator.merchants().equals(file.merchants());
    }
}
