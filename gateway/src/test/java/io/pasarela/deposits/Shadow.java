package io.pasarela.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.deposits.ClaimStore.CustomId;
import io.pasarela.merchants.MerchantId;
import io.pasarela.model.MemoryDatabase;
import io.pasarela.platform.postgres.TestDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks PostgreSQL everything that the memory is asked, and compares what both say. Facts stay in
 * memory, so nothing may refer to them.
 */
final class Shadow {

    private final ClaimStore claimStore;
    private final DepositStore depositStore;
    private final JdbcTransactionManager manager;
    /** The database's ids by those of the memory. */
    private final Map<Long, Long> ids = new HashMap<>();

    /** Begins with no rows but one merchant. */
    Shadow(TestDatabase test) {
        var owner = JdbcClient.create(test.owner());
        owner.sql("""
                truncate deposits.claim, deposits.deposit, deposits.miss cascade
                """).update();
        JdbcClient app = JdbcClient.create(test.app());
        manager = new JdbcTransactionManager(test.app());
        claimStore = new ClaimStore(app);
        depositStore = new DepositStore(app);
    }

    static void prepare(TestDatabase test) {
        var owner = JdbcClient.create(test.owner());
        owner.sql("""
                alter table deposits.deposit
                 drop constraint deposit_bank_transaction_id_fkey;
                alter table deposits.miss drop constraint miss_bank_transaction_id_fkey;
                insert into merchants.merchant (key, name, server_host, zone, created_at)
                values ('m', 'M', 'm.example', 'UTC', now())
                """).update();
    }

    TransactionTemplate transactions(MemoryDatabase<Rows> database) {
        return new TransactionTemplate(manager) {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                return super.execute(_ -> database.execute(action));
            }
        };
    }

    private List<Long> ids(Collection<Long> memory) {
        return memory.stream().map(ids::get).toList();
    }

    private static Claim bare(Claim claim) {
        return new Claim(0, claim.merchant(), claim.payment(), claim.status(), claim.flags(), null,
                claim.decision());
    }

    private static Deposit bare(Deposit deposit) {
        return new Deposit(0, deposit.merchant(), deposit.payment(), deposit.amount(),
                deposit.bankTransaction(), null, deposit.activatedAt());
    }

    private static List<Claim> same(List<Claim> memory, List<Claim> stored) {
        assertThat(stored.stream().map(Shadow::bare))
                .containsExactlyInAnyOrderElementsOf(memory.stream().map(Shadow::bare).toList());
        return memory;
    }

    private static <T> T same(T memory, T stored) {
        assertThat(stored).isEqualTo(memory);
        return memory;
    }

    MemoryClaims claims(MemoryDatabase<Rows> database) {
        return new Claims(database);
    }

    MemoryDeposits deposits(MemoryDatabase<Rows> database) {
        return new Deposited(database);
    }

    private static List<Deposit> sameDeposits(List<Deposit> memory, List<Deposit> stored) {
        same(new HashSet<>(memory.stream().map(Shadow::bare).toList()),
                new HashSet<>(stored.stream().map(Shadow::bare).toList()));
        return memory;
    }

    private final class Claims extends MemoryClaims {

        Claims(MemoryDatabase<Rows> database) {
            super(database);
        }

        @Override
        List<Claim> lock(
                Collection<CustomId> all, Collection<TransferNumber> numbers, Instant since) {
            return same(super.lock(all, numbers, since),
                    claimStore.lock(all, numbers, since));
        }

        @Override
        List<TransferNumber> listAwaited(Collection<TransferNumber> numbers, Instant since) {
            List<TransferNumber> memory = super.listAwaited(numbers, since);
            same(Set.copyOf(memory), Set.copyOf(claimStore.listAwaited(numbers, since)));
            return memory;
        }

        @Override
        Map<Payer, Integer> countOpen(Collection<Payer> payers) {
            return same(super.countOpen(payers), claimStore.countOpen(payers));
        }

        @Override
        List<Claim> insert(List<Insert> claims, Instant now) {
            List<Claim> memory = super.insert(claims, now);
            List<Claim> stored = claimStore.insert(claims, now);
            same(memory, stored);
            for (Claim claim : memory) {
                ids.put(claim.id(), stored.stream().filter(other ->
                        bare(other).equals(bare(claim))).findFirst().orElseThrow().id());
            }
            return memory;
        }

        @Override
        int supersede(Collection<Long> claims, Instant now) {
            return same(super.supersede(claims, now),
                    claimStore.supersede(ids(claims), now));
        }

        @Override
        int match(Collection<Long> claims, @Nullable String by, Instant now) {
            return same(super.match(claims, by, now),
                    claimStore.match(ids(claims), by, now));
        }

        @Override
        void flag(long id, Set<Flag> flags) {
            super.flag(id, flags);
            claimStore.flag(ids.get(id), flags);
        }

        @Override
        boolean reject(MerchantId merchant, long id, Claim.Decision decision) {
            return same(super.reject(merchant, id, decision),
                    claimStore.reject(merchant, ids.get(id), decision));
        }

        @Override
        boolean reopen(Reopen reopen, Instant now) {
            return same(super.reopen(reopen, now), claimStore.reopen(
                    new Reopen(reopen.merchant(), ids.get(reopen.id()), reopen.flags(),
                            reopen.by(), reopen.picture()), now));
        }

        @Override
        int expire(Instant now, int limit) {
            return same(super.expire(now, limit), claimStore.expire(now, limit));
        }

        @Override
        Optional<Claim> find(MerchantId merchant, long id) {
            Optional<Claim> memory = super.find(merchant, id);
            same(memory.map(Shadow::bare),
                    claimStore.lock(merchant, ids.get(id)).map(Shadow::bare));
            return memory;
        }
    }

    private final class Deposited extends MemoryDeposits {

        Deposited(MemoryDatabase<Rows> database) {
            super(database);
        }

        @Override
        List<Deposit> listBinding(Collection<CustomId> all) {
            return sameDeposits(super.listBinding(all), depositStore.listBinding(all));
        }

        @Override
        List<Deposit> insert(List<Draft> drafts, Instant now) {
            List<Draft> translated = drafts.stream().map(draft -> new Draft(draft.merchant(),
                    draft.payment(), draft.amount(), draft.bankTransaction(),
                    draft.claim() == null ? null : ids.get(draft.claim()),
                    draft.confirmation())).toList();
            return sameDeposits(super.insert(drafts, now),
                    depositStore.insert(translated, now));
        }

        @Override
        void count(Collection<Miss> misses, Instant now) {
            super.count(misses, now);
            depositStore.count(misses, now);
        }

        @Override
        List<Guess> listMisses(Collection<Guesser> guessers, Instant now, int limit) {
            // Which of many are listed does not matter, only how many of each there are.
            List<Guess> memory = super.listMisses(guessers, now, limit);
            List<Guess> stored = depositStore.listMisses(guessers, now, limit);
            assertThat(stored.stream().map(Guess::guesser)).containsExactlyInAnyOrderElementsOf(
                    memory.stream().map(Guess::guesser).toList());
            return memory;
        }
    }
}
