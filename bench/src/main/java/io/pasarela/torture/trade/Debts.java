package io.pasarela.torture.trade;

import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.town.Tenant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Claims whose money has not come and will come days later. */
public final class Debts {

    private final Queue<Debt> owed = new ConcurrentLinkedQueue<>();
    private final Queue<Debt> due = new ConcurrentLinkedQueue<>();

    /** Money that this tenant still waits for. */
    record Debt(Tenant tenant, Payment payment) {}

    void owe(Debt debt) {
        owed.add(debt);
    }

    /**
     * Days have passed: all that is owed now is paid from here on. To be paid it must not be more
     * than 30 days since the claims expired.
     */
    public void fallDue() {
        for (Debt debt = owed.poll(); debt != null; debt = owed.poll()) due.add(debt);
    }

    /** One to be paid now. */
    Optional<Debt> takeDue() {
        return Optional.ofNullable(due.poll());
    }
}
