package io.pasarela.factors;

import static org.springframework.transaction.annotation.Propagation.NEVER;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.factors.Proof.Kind;
import io.pasarela.people.Operator;
import io.pasarela.people.PeopleSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Who must show more than a password, and whether what he shows is right. */
@Component
public class SecondFactors {

    private final Apps apps;
    private final Passkeys passkeys;
    private final FactorStore store;
    private final PeopleSettings settings;
    private final Audit audit;
    private final TransactionTemplate transaction;

    SecondFactors(Apps apps, Passkeys passkeys, FactorStore store, PeopleSettings settings,
            Audit audit, TransactionTemplate transaction) {
        this.apps = apps;
        this.passkeys = passkeys;
        this.store = store;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
    }

    public Demand demand(Operator operator) {
        if (store.hasAny(operator.id())) return Demand.SHOW;
        return settings.requiresSecondFactor(operator.role()) ? Demand.ENROL : Demand.NOTHING;
    }

    public Factors of(Operator operator) {
        boolean app = store.find(operator.id())
                .filter(FactorStore.Authenticator::confirmed).isPresent();
        return new Factors(app, store.countRecoveryCodes(operator.id()),
                passkeys.list(operator.id()));
    }

    /** A secret for his app; it counts once a code of it was shown. */
    @Transactional
    public Enrolment.Offer offerApp(Operator operator) {
        return apps.offer(operator);
    }

    /** Takes the first code of his app. */
    @Transactional(propagation = NEVER)
    public Enrolment confirmApp(Operator operator, String code) {
        if (!apps.admit(operator)) return new Enrolment.TooManyTries();
        return Objects.requireNonNull(transaction.execute(_ -> {
            Enrolment outcome = apps.confirm(operator, code);
            if (outcome instanceof Enrolment.Enrolled) {
                store.forgetTries(operator.id());
                record(operator, operator, "operator.add-authenticator", Map.of());
            }
            return outcome;
        }));
    }

    /** Takes a code of his app, or one on paper; each is right once, on whatever node. */
    @Transactional(propagation = NEVER)
    public Proof prove(Operator operator, String typed) {
        if (!apps.admit(operator)) return new Proof.TooManyTries();
        return Objects.requireNonNull(transaction.execute(_ -> {
            Optional<Kind> shown = apps.check(operator, typed);
            if (shown.isEmpty()) return new Proof.Wrong();
            return proved(operator, shown.get());
        }));
    }

    private Proof proved(Operator operator, Kind kind) {
        store.forgetTries(operator.id());
        record(operator, operator, "operator.second-factor", Map.of("by", kind.name()));
        return new Proof.Proved(kind);
    }

    /** Asks for a passkey: of somebody, or of whoever has one for this office. */
    public Question askForPasskey(@Nullable Operator operator) {
        return passkeys.ask(operator);
    }

    /** Whose passkey it is that answered that challenge; empty when none did as it must. */
    @Transactional(propagation = NEVER)
    public Optional<Long> answer(String challenge, String answer) {
        return passkeys.check(challenge, answer);
    }

    /** Records that he has shown a passkey. */
    @Transactional
    public void recordPasskey(Operator operator) {
        proved(operator, Kind.PASSKEY);
    }

    /** Asks for a new passkey. */
    public Question askForNewPasskey(Operator operator) {
        return passkeys.askForNew(operator);
    }

    /** Keeps a new passkey under the name he gave it; false when the answer was not right. */
    @Transactional
    public boolean addPasskey(
            Operator operator, String challenge, String answer, String label) {
        if (!passkeys.add(operator, challenge, answer, label)) return false;
        record(operator, operator, "operator.add-passkey", Map.of("label", label));
        return true;
    }

    @Transactional
    public void removePasskey(Operator operator, String id) {
        if (passkeys.remove(operator, id)) {
            record(operator, operator, "operator.remove-passkey", Map.of("passkey", id));
        }
    }

    @Transactional
    public void removeApp(Operator operator) {
        store.removeAuthenticator(operator.id());
        record(operator, operator, "operator.remove-authenticator", Map.of());
    }

    /** The old ones are right no more. */
    @Transactional
    public List<String> newRecoveryCodes(Operator operator) {
        List<String> codes = apps.newRecoveryCodes(operator);
        record(operator, operator, "operator.new-recovery-codes", Map.of());
        return codes;
    }

    /** Takes all from somebody who lost them; he comes in with his password and gets new ones. */
    @Transactional
    public void forget(Operator by, Operator of) {
        store.removeAuthenticator(of.id());
        store.removeRecoveryCodes(of.id());
        store.forgetTries(of.id());
        passkeys.removeAll(of.id());
        record(by, of, "operator.forget-second-factors", Map.of());
    }

    private void record(Operator by, Operator of, String act, Map<String, String> details) {
        audit.record(new Act(Act.INSTALLATION, by.login(), act, "operator " + of.login(), details));
    }
}
