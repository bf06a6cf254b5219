package io.pasarela.deposits;

import io.pasarela.deposits.Rows.Kept;
import io.pasarela.merchants.MerchantId;
import io.pasarela.model.MemoryDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link ClaimStore} does in SQL, with the same conditions. */
class MemoryClaims extends ClaimStore {

    private final MemoryDatabase<Rows> database;

    MemoryClaims(MemoryDatabase<Rows> database) {
        super(null);
        this.database = database;
    }

    @Override
    List<Claim> lock(Collection<CustomId> ids, Collection<TransferNumber> numbers, Instant since) {
        return database.read(rows -> rows.claims().values().stream().map(Kept::claim)
                .filter(claim -> ids.contains(
                                new CustomId(claim.merchant(), claim.payment().customId()))
                        || numbers.contains(World.number(claim))
                                && mayMeet(claim, since)).toList());
    }

    private static boolean mayMeet(Claim claim, Instant since) {
        return claim.isOpen() || claim.status() == ClaimStatus.EXPIRED
                && !claim.decision().at().isBefore(since);
    }

    @Override
    List<TransferNumber> listAwaited(Collection<TransferNumber> numbers, Instant since) {
        return database.read(rows -> numbers.stream().filter(number ->
                rows.claims().values().stream().map(Kept::claim).anyMatch(claim ->
                        World.number(claim).equals(number) && mayMeet(claim, since))).toList());
    }

    @Override
    Map<Payer, Integer> countOpen(Collection<Payer> payers) {
        if (payers.isEmpty()) return Map.of();
        return database.read(rows -> {
            var open = new HashMap<Payer, Integer>();
            for (Kept kept : rows.claims().values()) {
                Claim claim = kept.claim();
                var payer = new Payer(claim.merchant(), claim.payment().system(),
                        claim.payment().label());
                if (claim.isOpen() && payers.contains(payer)) open.merge(payer, 1, Integer::sum);
            }
            return Map.copyOf(open);
        });
    }

    @Override
    List<Claim> insert(List<Insert> claims, Instant now) {
        return database.write(rows -> {
            var sorted = new ArrayList<>(claims);
            sorted.sort(Comparator.<Insert, String>comparing(
                            insert -> insert.claim().payment().customId())
                    .thenComparing(insert -> insert.claim().payment().label()));
            var stored = new ArrayList<Claim>();
            for (Insert insert : sorted) {
                NewClaim claim = insert.claim();
                if (rows.claims().values().stream().anyMatch(kept -> isSlot(kept, claim))) continue;
                var made = new Claim(Rows.next(rows.claims()), claim.merchant(), claim.payment(),
                        ClaimStatus.WAITING, insert.flags(), null,
                        new Claim.Decision(null, null, null));
                rows.claims().put(made.id(), new Kept(made, claim.expiresAt()));
                stored.add(made);
            }
            return stored;
        });
    }

    private static boolean isSlot(Kept kept, NewClaim claim) {
        return kept.claim().isOpen() && kept.claim().merchant().equals(claim.merchant())
                && kept.claim().payment().customId().equals(claim.payment().customId())
                && kept.claim().payment().label().equals(claim.payment().label());
    }

    @Override
    int supersede(Collection<Long> ids, Instant now) {
        if (ids.isEmpty()) return 0;
        return end(ids, Set.of(ClaimStatus.WAITING), ClaimStatus.SUPERSEDED,
                new Claim.Decision(now, null, null));
    }

    @Override
    int match(Collection<Long> ids, @Nullable String by, Instant now) {
        if (ids.isEmpty()) return 0;
        return end(ids, Set.of(ClaimStatus.WAITING, ClaimStatus.EXPIRED), ClaimStatus.MATCHED,
                new Claim.Decision(now, by, null));
    }

    private int end(Collection<Long> ids, Set<ClaimStatus> from, ClaimStatus to,
            Claim.Decision decision) {
        return database.write(rows -> {
            int ended = 0;
            for (long id : new HashSet<>(ids)) {
                Kept kept = rows.claims().get(id);
                if (kept == null || !from.contains(kept.claim().status())) continue;
                rows.claims().put(id, with(kept, to, kept.claim().flags(), new Claim.Decision(
                        decision.at(), decision.by(), decision.reason(),
                        kept.claim().decision().earlier())));
                ended++;
            }
            return ended;
        });
    }

    private static Kept with(
            Kept kept, ClaimStatus status, Set<Flag> flags, Claim.Decision decision) {
        Claim claim = kept.claim();
        return new Kept(new Claim(claim.id(), claim.merchant(), claim.payment(), status, flags,
                claim.picture(), decision), kept.expiresAt());
    }

    @Override
    void flag(long id, Set<Flag> flags) {
        database.write(rows -> rows.claims().computeIfPresent(id, (_, kept) -> {
            if (!kept.claim().isOpen()) return kept;
            var all = new HashSet<>(kept.claim().flags());
            all.addAll(flags);
            return with(kept, ClaimStatus.WAITING, all, kept.claim().decision());
        }));
    }

    @Override
    boolean reject(MerchantId merchant, long id, Claim.Decision decision) {
        return end(List.of(id), Set.of(ClaimStatus.WAITING), ClaimStatus.REJECTED, decision) == 1;
    }

    @Override
    boolean reopen(Reopen reopen, Instant now) {
        return database.write(rows -> {
            Kept kept = rows.claims().get(reopen.id());
            if (kept == null || !mayReopen(rows, kept.claim(), reopen)) return false;
            Claim.Decision was = kept.claim().decision();
            var flags = new HashSet<>(kept.claim().flags());
            flags.addAll(reopen.flags());
            rows.claims().put(reopen.id(), with(kept, ClaimStatus.WAITING, flags,
                    new Claim.Decision(null, null, null, new Claim.Earlier(
                            was.earlier().appeals() + reopen.appeals(), now, reopen.by(),
                            was.reason()))));
            return true;
        });
    }

    boolean mayReopen(Rows rows, Claim claim, Reopen reopen) {
        return Set.of(ClaimStatus.REJECTED, ClaimStatus.EXPIRED).contains(claim.status())
                && claim.decision().earlier().appeals() + reopen.appeals() <= 2
                && rows.claims().values().stream().map(Kept::claim).noneMatch(other ->
                        other.isOpen()
                        && other.payment().customId().equals(claim.payment().customId())
                        && other.payment().label().equals(claim.payment().label()));
    }

    @Override
    int expire(Instant now, int limit) {
        return database.write(rows -> {
            List<Long> due = rows.claims().values().stream().filter(kept -> isDue(kept, now))
                    .map(kept -> kept.claim().id()).limit(limit).toList();
            return end(due, Set.of(ClaimStatus.WAITING), ClaimStatus.EXPIRED,
                    new Claim.Decision(now, null, null));
        });
    }

    boolean isDue(Kept kept, Instant now) {
        return kept.claim().isOpen() && kept.expiresAt() != null
                && !kept.expiresAt().isAfter(now) && kept.claim().flags().isEmpty();
    }

    @Override
    Optional<Claim> lock(MerchantId merchant, long id) {
        return find(merchant, id);
    }

    @Override
    Optional<Claim> find(MerchantId merchant, long id) {
        return database.read(rows ->
                Optional.ofNullable(rows.claims().get(id)).map(Kept::claim));
    }
}
