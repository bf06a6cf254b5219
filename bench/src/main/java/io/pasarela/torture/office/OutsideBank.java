package io.pasarela.torture.office;

import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bank through which operators really send money, and what they tell each other about it. It
 * sends whatever it is told; that a withdrawal is paid once is the gateway's to see to, by giving
 * it to one operator at a time.
 */
final class OutsideBank {

    private final History history;
    private final Map<Hold, Note> notes = new HashMap<>();
    private final Map<String, List<Transfer>> transfers = new HashMap<>();
    private final Map<String, List<Proof>> proofs = new HashMap<>();

    /**
     * One time that a withdrawal was in an operator's hands.
     *
     * @param fence as the page showed it: another one each time it is taken or put back
     */
    record Hold(Tenant tenant, String withdrawalId, String fence) {

        private String withdrawal() {
            return tenant.key() + " " + withdrawalId;
        }
    }

    /** Money that was sent. */
    private record Transfer(Hold hold, String operator, String reference) {}

    /** A reference that the gateway took as the proof of a payment from that wallet. */
    record Proof(String wallet, String reference) {}

    /** What is known of a hold: who sent, or that nobody may. */
    private static final class Note {

        private final Map<String, String> references = new HashMap<>();
        private final Set<String> promises = new HashSet<>();
    }

    OutsideBank(History history) {
        this.history = history;
    }

    /**
     * An operator who has it sends the money, once: he remembers when he did.
     *
     * @return the bank's reference of his transfer; empty when somebody said that none would be
     *     sent while it is in these hands
     */
    synchronized Optional<String> send(Hold hold, String operator, String reference) {
        Note note = notes.computeIfAbsent(hold, _ -> new Note());
        String sent = note.references.get(operator);
        if (sent != null) return Optional.of(sent);
        if (!note.promises.isEmpty()) return Optional.empty();
        note.references.put(operator, reference);
        List<Transfer> all =
                transfers.computeIfAbsent(hold.withdrawal(), _ -> new ArrayList<>());
        all.add(new Transfer(hold, operator, reference));
        if (all.size() > 1) history.violate("money was sent more than once: " + all);
        return Optional.of(reference);
    }

    /** What that operator's transfer is called, when he sent one. */
    synchronized Optional<String> sent(Hold hold, String operator) {
        return Optional.ofNullable(notes.get(hold)).map(note -> note.references.get(operator));
    }

    /** Colleagues are asked; true when none was sent, and then none will be from these hands. */
    synchronized boolean promiseNone(Hold hold, String operator) {
        Note note = notes.computeIfAbsent(hold, _ -> new Note());
        if (!note.references.isEmpty()) return false;
        note.promises.add(operator);
        return true;
    }

    /** The gateway took it as the proof of a payment. */
    synchronized void prove(Tenant tenant, Proof proof) {
        proofs.computeIfAbsent(tenant.key(), _ -> new ArrayList<>()).add(proof);
    }

    /** The last reference that the gateway took for that wallet. */
    synchronized Optional<String> used(Tenant tenant, String wallet) {
        return proofs.getOrDefault(tenant.key(), List.of()).reversed().stream()
                .filter(proof -> proof.wallet().equals(wallet))
                .map(Proof::reference).findFirst();
    }

    /** How often money was sent for a withdrawal. */
    synchronized int timesSent(Tenant tenant, String withdrawalId) {
        return transfers.getOrDefault(tenant.key() + " " + withdrawalId, List.of()).size();
    }
}
