package io.pasarela.people;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.people.PasswordChange.Changed;
import io.pasarela.people.PasswordChange.NotProved;
import io.pasarela.people.PasswordChange.TooManyTries;
import io.pasarela.people.PasswordChange.Unfit;
import io.pasarela.platform.PaperCodes;
import io.pasarela.platform.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where people set their own passwords. No transaction is open while one is hashed. */
@Component
class PasswordDesk {

    private final OperatorStore operators;
    private final CodeStore codes;
    private final Passwords passwords;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PasswordDesk(OperatorStore operators, CodeStore codes, Passwords passwords, Audit audit,
            TransactionTemplate transaction, Clock clock) {
        this.operators = operators;
        this.codes = codes;
        this.passwords = passwords;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    PasswordChange byCode(String typed, String password) {
        if (!Passwords.isFit(password)) return new Unfit();
        byte[] code = Sha256.of(PaperCodes.plain(typed));
        Timestamp now = Timestamp.from(clock.instant());
        Optional<Operator> whose = codes.find(code, now).flatMap(operators::find);
        if (whose.isEmpty()) return new NotProved();
        long id = whose.get().id();
        return set(whose.get(), password, "", () -> codes.use(id, code, now));
    }

    /** Of somebody who has just shown that he knows the old one. */
    PasswordChange ofHisOwn(Operator operator, String password, String keptSession) {
        if (!Passwords.isFit(password)) return new Unfit();
        return set(operator, password, keptSession, () -> true);
    }

    private interface Proof {
        boolean holds();
    }

    private PasswordChange set(
            Operator operator, String password, String keptSession, Proof proof) {
        Optional<String> hash = passwords.withRoom(() -> passwords.hash(password));
        if (hash.isEmpty()) return new TooManyTries();
        return transaction.execute(status -> {
            if (!proof.holds() || !operators.setPassword(operator.id(), hash.get())) {
                status.setRollbackOnly();
                return new NotProved();
            }
            codes.forget(operator.id());
            operators.endSessions(operator.login(), keptSession);
            audit.record(new Act(Act.INSTALLATION, operator.login(), "operator.set-password",
                    "operator " + operator.login(), Map.of()));
            return new Changed(operator);
        });
    }
}
