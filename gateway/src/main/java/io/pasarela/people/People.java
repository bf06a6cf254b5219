package io.pasarela.people;

import static org.springframework.transaction.annotation.Propagation.NEVER;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
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
    private final Staff staff;
    private final PasswordDesk desk;
    private final Audit audit;
    private final Clock clock;

    People(OperatorStore store, Doorkeeper doorkeeper, Passwords passwords, Staff staff,
            PasswordDesk desk, Audit audit, Clock clock) {
        this.store = store;
        this.doorkeeper = doorkeeper;
        this.passwords = passwords;
        this.staff = staff;
        this.desk = desk;
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

    /** Ends all of somebody's sessions but one, if one is named. */
    @Transactional
    public void signOut(Operator by, Operator whom, String kept) {
        store.endSessions(whom.login(), kept);
        audit.record(new Act(Act.INSTALLATION, by.login(), "operator.end-sessions",
                "operator " + whom.login(), Map.of()));
    }

    /** The operator as he is now, unless he may not work any more. */
    public Optional<Operator> findEnabled(long id) {
        return store.find(id).filter(Operator::enabled);
    }

    /** Everybody who works here or did, those who may come in first. */
    public List<Operator> list() {
        return store.list();
    }

    public Optional<Operator> find(long id) {
        return store.find(id);
    }

    /** Takes somebody on. He sets his password himself, with the code that is given. */
    @Transactional
    public Staffing hire(Operator by, OperatorForm form) {
        return staff.hire(by, form);
    }

    /** Changes all but the login, which stands in the record of what he did. */
    @Transactional
    public Staffing change(Operator by, long id, OperatorForm form) {
        return staff.change(by, id, form);
    }

    /** Lets him in no more. */
    @Transactional
    public Staffing disable(Operator by, long id) {
        return staff.disable(by, id);
    }

    @Transactional
    public Staffing enable(Operator by, long id) {
        return staff.enable(by, id);
    }

    /** Ends his password and his sessions; with the code he sets another. */
    @Transactional
    public Staffing resetPassword(Operator by, long id) {
        return staff.resetPassword(by, id);
    }

    /** Sets the password of whoever was given that code, once. */
    @Transactional(propagation = NEVER)
    public PasswordChange setPassword(String code, String password) {
        return desk.byCode(code, password);
    }

    /** For who knows his old password; all his sessions end but the one it is done in. */
    @Transactional(propagation = NEVER)
    public PasswordChange changePassword(Credentials old, String password, String session) {
        return switch (doorkeeper.check(old)) {
            case SignIn.SignedIn(Operator operator) -> desk.ofHisOwn(operator, password, session);
            case SignIn.Refused _ -> new PasswordChange.NotProved();
            case SignIn.TooManyTries _ -> new PasswordChange.TooManyTries();
        };
    }

    /**
     * Makes the operator be as the file says, whether he was there or not; nothing happens when he
     * is so already. A new password ends his sessions.
     */
    @Transactional
    public Operator apply(OperatorFile file) {
        Optional<OperatorStore.Known> known = store.findByLogin(file.login());
        String old = known.map(OperatorStore.Known::passwordHash).orElse(null);
        boolean samePassword = old != null && passwords.matches(file.password(), old);
        if (samePassword && isAsDeclared(known.get().operator(), file)) {
            return known.get().operator();
        }
        String hash = samePassword ? old : passwords.hash(file.password());
        long id = store.upsert(file, hash, Timestamp.from(clock.instant()));
        store.replaceMerchants(id, file.scope());
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
                && operator.scope().equals(file.scope());
    }
}
