package io.pasarela.deposits;

import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.DepositRig.Bookkeeping;
import io.pasarela.matching.Claim.Difference;
import io.pasarela.matching.Claim.Terms;
import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantId;
import io.pasarela.model.MemoryDatabase;
import io.pasarela.paymentsystems.Ceiling;
import io.pasarela.paymentsystems.PaymentSystem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of the rig as they are, but for the one decision that is to go wrong. */
record Planted(Plant plant, MemoryDatabase<Rows> database) {

    private boolean is(Plant other) {
        return plant == other;
    }

    List<Long> accounts(List<Long> all) {
        return is(Plant.OVERLOOKS_AN_ACCOUNT) ? all.subList(0, 1) : all;
    }

    MemoryClaims claims() {
        return new MemoryClaims(database) {
            @Override
            List<Claim> lock(Collection<CustomId> ids, Collection<TransferNumber> numbers,
                    Instant since) {
                Instant from = is(Plant.PAYS_LATE_MONEY_FOR_EVER) ? Instant.EPOCH : since;
                var seen = is(Plant.OVERLOOKS_RIVALS) && !ids.isEmpty()
                        ? List.<TransferNumber>of() : numbers;
                return super.lock(ids, seen, from).stream().filter(Planted.this::isSeen)
                        .map(Planted.this::forgiven).toList();
            }

            @Override
            boolean mayReopen(Rows rows, Claim claim, Reopen reopen) {
                return super.mayReopen(rows, forgiven(claim), reopen);
            }

            @Override
            int supersede(Collection<Long> ids, Instant now) {
                return is(Plant.KEEPS_WHAT_IS_SUPERSEDED) ? ids.size() : super.supersede(ids, now);
            }

            @Override
            void flag(long id, Set<Flag> flags) {
                if (!is(Plant.FORGETS_TO_FLAG)) super.flag(id, flags);
            }

            @Override
            boolean reopen(Reopen reopen, Instant now) {
                return super.reopen(unmarked(reopen), now);
            }

            @Override
            boolean isDue(Rows.Kept kept, Instant now) {
                return super.isDue(kept, now) || isOver(kept, now);
            }
        };
    }

    private boolean isOver(Rows.Kept kept, Instant now) {
        return is(Plant.EXPIRES_WHAT_AN_OPERATOR_MUST_SEE) && kept.claim().isOpen()
                && kept.expiresAt() != null && !kept.expiresAt().isAfter(now);
    }

    private ClaimStore.Reopen unmarked(ClaimStore.Reopen reopen) {
        return is(Plant.LETS_MONEY_OVERRULE_A_REJECTION)
                ? new ClaimStore.Reopen(reopen.merchant(), reopen.id(), Set.of(Flag.APPEAL),
                        reopen.by(), reopen.picture())
                : reopen;
    }

    private boolean isSeen(Claim claim) {
        return switch (claim.status()) {
            case EXPIRED -> !is(Plant.OVERLOOKS_LATE_MONEY);
            case REJECTED -> !is(Plant.FORGETS_REJECTIONS);
            case WAITING, MATCHED, SUPERSEDED -> true;
        };
    }

    private Claim forgiven(Claim claim) {
        if (!is(Plant.APPEALS_WITHOUT_END)) return claim;
        var was = claim.decision();
        return new Claim(claim.id(), claim.merchant(), claim.payment(), claim.status(),
                claim.flags(), claim.picture(),
                new Claim.Decision(was.at(), was.by(), was.reason()));
    }

    MemoryDeposits deposits() {
        return new MemoryDeposits(database) {
            @Override
            List<Guess> listMisses(Collection<Guesser> guessers, Instant now, int limit) {
                return is(Plant.FORGETS_GUESSES)
                        ? List.of() : super.listMisses(guessers, now, limit);
            }

            @Override
            List<Deposit> listBinding(Collection<ClaimStore.CustomId> ids) {
                return is(Plant.BINDS_AN_ID_TWICE) ? List.of() : super.listBinding(ids);
            }

            @Override
            Map<Trust.Day, Long> listAnnounced(Collection<Trust.Day> days) {
                return is(Plant.FORGETS_WHAT_TEXTS_PAID) ? Map.of() : super.listAnnounced(days);
            }

            @Override
            boolean mayReach(long sum, Announced one) {
                return is(Plant.FORGETS_WHAT_TEXTS_PAID) || super.mayReach(sum, one);
            }

            @Override
            void release(long[] facts) {
                if (!is(Plant.COUNTS_CONFIRMED_MONEY)) super.release(facts);
            }

            @Override
            boolean clash(Rows.Made one, Rows.Made other) {
                if (is(Plant.BINDS_AN_ID_TWICE) || is(Plant.PAYS_A_FACT_TWICE)) return false;
                return super.clash(one, other);
            }
        };
    }

    MemoryFacts facts(Clock clock) {
        return new MemoryFacts(database, clock) {
            @Override
            boolean mayPay(BankTransaction fact) {
                return is(Plant.PAYS_A_FACT_TWICE) || super.mayPay(fact);
            }

            @Override
            BankTransaction spend(Rows rows, BankTransaction fact) {
                return is(Plant.PAYS_A_FACT_TWICE) ? fact : super.spend(rows, fact);
            }
        };
    }

    TermsOf terms(DepositRig rig) {
        return new TermsOf(null, DepositRig.SYSTEMS, null) {
            @Override
            LocalDate today(MerchantId merchant) {
                return rig.today();
            }

            @Override
            Terms claim(Claim claim) {
                return rig.terms(DepositRig.system(claim.payment().system()));
            }

            @Override
            Terms terms(Merchant merchant, PaymentSystem system) {
                Terms terms = super.terms(merchant, system);
                return new Terms(terms.byItself() || is(Plant.TRUSTS_SHORT_NUMBERS),
                        is(Plant.MIXES_UP_POLICIES) ? Difference.CREDIT_RECEIVED
                                : terms.difference(), terms.limits(),
                        is(Plant.TRUSTS_TEXTS_WITHOUT_END)
                                ? new Ceiling(terms.limits().max(), terms.limits().max())
                                : terms.ceiling());
            }
        };
    }

    Bookkeeper bookkeeper(Bookkeeping with) {
        return new Bookkeeper(with.claims(), with.deposits(), with.facts(), null,
                with.postbacks(), with.ledger(), with.clock()) {
            @Override
            Written write(Plan plan) {
                if (is(Plant.CREDITS_WHAT_WAS_NAMED)) {
                    plan.deposits.replaceAll(draft -> new DepositStore.Draft(draft.merchant(),
                            draft.payment(), draft.payment().claimed(), draft.bankTransaction(),
                            draft.claim(), draft.confirmation()));
                }
                return super.write(plan);
            }
        };
    }
}
