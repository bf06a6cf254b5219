package io.pasarela.people;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.people.Staffing.CodeGiven;
import io.pasarela.people.Staffing.Done;
import io.pasarela.people.Staffing.LastAdministrator;
import io.pasarela.people.Staffing.LoginTaken;
import io.pasarela.people.Staffing.NotFound;
import io.pasarela.people.Staffing.Unfit;
import io.pasarela.people.Staffing.Yourself;
import io.pasarela.platform.PaperCodes;
import io.pasarela.platform.Sha256;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What administrators do to others, each time with the record of what was before and is after. */
@Component
class Staff {

    static final Duration CODE_LIVES = Duration.ofHours(24);
    private static final int CODE_BYTES = 20;

    private final OperatorStore operators;
    private final CodeStore codes;
    private final Audit audit;
    private final Clock clock;

    Staff(OperatorStore operators, CodeStore codes, Audit audit, Clock clock) {
        this.operators = operators;
        this.codes = codes;
        this.audit = audit;
        this.clock = clock;
    }

    Staffing hire(Operator by, OperatorForm form) {
        Optional<OperatorForm.Fault> fault = form.fault();
        if (fault.isPresent()) return new Unfit(fault.get());
        Optional<Long> id = operators.insert(form, Timestamp.from(clock.instant()));
        if (id.isEmpty()) return new LoginTaken();
        operators.replaceMerchants(id.get(), form.scope());
        Operator hired = operators.find(id.get()).orElseThrow();
        String code = giveCode(hired);
        record(by, "operator.hire", hired, facts(hired));
        return new CodeGiven(hired, code);
    }

    /** The login stays what it is: it stands in the record of what was done. */
    Staffing change(Operator by, long id, OperatorForm form) {
        Optional<Operator> found = operators.lockWithAdministrators(id);
        if (found.isEmpty()) return new NotFound();
        Optional<OperatorForm.Fault> fault = form.fault();
        if (fault.isPresent()) return new Unfit(fault.get());
        Map<String, String> before = facts(found.get());
        if (!operators.change(id, form)) return new LastAdministrator();
        operators.replaceMerchants(id, form.scope());
        return done(by, "operator.change", id, before);
    }

    Staffing disable(Operator by, long id) {
        Optional<Operator> before = operators.lockWithAdministrators(id);
        if (before.isEmpty()) return new NotFound();
        if (id == by.id()) return new Yourself();
        if (!before.get().enabled()) return new Done(before.get());
        if (!operators.disable(id)) return new LastAdministrator();
        operators.endSessions(before.get().login());
        codes.forget(id);
        return done(by, "operator.disable", id, facts(before.get()));
    }

    Staffing enable(Operator by, long id) {
        Optional<Operator> before = operators.lockWithAdministrators(id);
        if (before.isEmpty()) return new NotFound();
        if (!operators.enable(id)) return new Done(before.get());
        return done(by, "operator.enable", id, facts(before.get()));
    }

    /** What changed nothing is not recorded. */
    private Staffing done(Operator by, String act, long id, Map<String, String> before) {
        Operator after = operators.find(id).orElseThrow();
        Map<String, String> changed = differences(before, facts(after));
        if (!changed.isEmpty()) record(by, act, after, changed);
        return new Done(after);
    }

    /** The old password ends at once, and so do the sessions: it may be in wrong hands. */
    Staffing resetPassword(Operator by, long id) {
        Optional<Operator> found = operators.lockWithAdministrators(id);
        if (found.isEmpty() || !found.get().enabled()) return new NotFound();
        if (id == by.id()) return new Yourself();
        Operator operator = found.get();
        operators.removePassword(id);
        operators.endSessions(operator.login());
        String code = giveCode(operator);
        record(by, "operator.reset-password", operator, Map.of());
        return new CodeGiven(operator, code);
    }

    private String giveCode(Operator operator) {
        String code = PaperCodes.random(CODE_BYTES);
        Instant now = clock.instant();
        codes.put(operator.id(), Sha256.of(code), Timestamp.from(now.plus(CODE_LIVES)));
        return code;
    }

    private void record(Operator by, String act, Operator on, Map<String, String> details) {
        audit.record(new Act(Act.INSTALLATION, by.login(), act, "operator " + on.login(), details));
    }

    private static Map<String, String> differences(
            Map<String, String> before, Map<String, String> after) {
        var changed = new TreeMap<String, String>();
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                changed.put(name, before.get(name) + " → " + value);
            }
        });
        return changed;
    }

    private Map<String, String> facts(Operator operator) {
        return Map.of("name", operator.name(), "role", operator.role().name(),
                "enabled", Boolean.toString(operator.enabled()),
                "merchants", switch (operator.scope()) {
                    case Scope.All _ -> "all";
                    case Scope.Only _ ->
                        String.join(", ", operators.listMerchantKeys(operator.id()));
                });
    }
}
