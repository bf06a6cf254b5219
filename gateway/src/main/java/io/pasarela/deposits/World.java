package io.pasarela.deposits;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.matching.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a batch found in the database, and what it decided since: a later claim of the batch sees
 * the decisions about the earlier ones as if they were stored already.
 */
final class World {

    /** A custom id that a deposit binds. */
    record Binding(Payment payment, Step step) {}

    /** An open claim; {@code stored} is null for one of this batch. */
    record Open(Payment payment, @Nullable Claim stored, Step step) {}

    private final Map<ClaimStore.CustomId, Binding> bindings = new HashMap<>();
    private final Map<ClaimStore.CustomId, List<Open>> openById = new HashMap<>();
    private final Map<TransferNumber, List<Open>> openByNumber = new HashMap<>();
    private final Map<TransferNumber, List<Claim>> expired = new HashMap<>();
    private final Map<ClaimStore.CustomId, List<Claim>> rejected = new HashMap<>();
    private final Map<TransferNumber, List<BankTransaction>> facts = new HashMap<>();
    private final Set<Long> spent = new HashSet<>();
    private final Trust trust;

    World(Collection<Deposit> deposits, Collection<Claim> claims, Trust trust) {
        this.trust = trust;
        for (Deposit deposit : deposits) {
            bind(new ClaimStore.CustomId(deposit.merchant(), deposit.payment().customId()),
                    deposit.payment(), new Step.Answer(new Activation.Activated(deposit)));
        }
        claims.forEach(this::add);
    }

    private void add(Claim claim) {
        var id = new ClaimStore.CustomId(claim.merchant(), claim.payment().customId());
        switch (claim.status()) {
            case WAITING -> open(id, number(claim), new Open(claim.payment(), claim,
                    new Step.Answer(new Activation.Waiting(claim.id()))));
            case EXPIRED ->
                expired.computeIfAbsent(number(claim), _ -> new ArrayList<>()).add(claim);
            case REJECTED -> rejected.computeIfAbsent(id, _ -> new ArrayList<>()).add(claim);
            case MATCHED, SUPERSEDED -> { }
        }
    }

    static TransferNumber number(Claim claim) {
        return new TransferNumber(
                claim.merchant(), claim.payment().system(), claim.payment().key1());
    }

    void addFact(TransferNumber number, BankTransaction fact) {
        facts.computeIfAbsent(number, _ -> new ArrayList<>()).add(fact);
    }

    void bind(ClaimStore.CustomId id, Payment payment, Step step) {
        bindings.put(id, new Binding(payment, step));
    }

    void open(ClaimStore.CustomId id, TransferNumber number, Open open) {
        openById.computeIfAbsent(id, _ -> new ArrayList<>()).add(open);
        openByNumber.computeIfAbsent(number, _ -> new ArrayList<>()).add(open);
    }

    void close(Open open) {
        openById.values().forEach(list -> list.remove(open));
        openByNumber.values().forEach(list -> list.remove(open));
    }

    void spend(BankTransaction fact) {
        spent.add(fact.id());
    }

    Optional<Binding> binding(ClaimStore.CustomId id) {
        return Optional.ofNullable(bindings.get(id));
    }

    /** The open claim of that label for that id; there is at most one. */
    Optional<Open> open(ClaimStore.CustomId id, String label) {
        return openById.getOrDefault(id, List.of()).stream()
                .filter(open -> open.payment().label().equals(label)).findFirst();
    }

    boolean hasOtherLabel(ClaimStore.CustomId id, String label) {
        return openById.getOrDefault(id, List.of()).stream()
                .anyMatch(open -> !open.payment().label().equals(label));
    }

    boolean wasRejected(ClaimStore.CustomId id, Payment payment) {
        return rejected.getOrDefault(id, List.of()).stream()
                .anyMatch(claim -> claim.payment().isRepeatOf(payment));
    }

    List<Open> open(TransferNumber number) {
        return openByNumber.getOrDefault(number, List.of());
    }

    List<Claim> expired(TransferNumber number) {
        return expired.getOrDefault(number, List.of());
    }

    List<BankTransaction> facts(TransferNumber number) {
        return facts.getOrDefault(number, List.of());
    }

    BankTransaction fact(TransferNumber number, long id) {
        return facts(number).stream().filter(fact -> fact.id() == id).findFirst().orElseThrow();
    }

    Trust trust() {
        return trust;
    }

    /** The facts of a number as a judgement sees them. */
    List<Fact> judged(TransferNumber number) {
        return facts(number).stream()
                .map(fact -> new Fact(fact.id(), fact.amount(), state(fact))).toList();
    }

    private Fact.State state(BankTransaction fact) {
        if (spent.contains(fact.id())) return Fact.State.USED;
        return switch (fact.standing().status()) {
            case UNCLAIMED -> fact.standing().held() ? Fact.State.HELD
                    : fact.isAnnounced() ? Fact.State.ANNOUNCED : Fact.State.FREE;
            case CLAIMED -> Fact.State.USED;
            case RETURNED -> Fact.State.SET_ASIDE;
            case IGNORED -> fact.standing().joinedTo() != null
                    ? Fact.State.USED : Fact.State.SET_ASIDE;
        };
    }
}
