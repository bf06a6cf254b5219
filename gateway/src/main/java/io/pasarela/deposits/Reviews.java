package io.pasarela.deposits;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.bankfeed.BankFeed;
import io.pasarela.bankfeed.BankTransaction;
import io.pasarela.deposits.Deposits.Confirming;
import io.pasarela.deposits.Deposits.Rejecting;
import io.pasarela.merchants.MerchantId;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Operators' decisions about claims, inside the door's transaction. */
@Component
class Reviews {

    private final ClaimStore claims;
    private final DepositStore deposits;
    private final Bookkeeper bookkeeper;
    private final BankFeed bankFeed;
    private final Ground ground;
    private final Audit audit;
    private final Clock clock;

    /** Where money may have arrived. */
    @Component
    record Ground(Wallets wallets, PaymentSystems systems) {}

    Reviews(ClaimStore claims, DepositStore deposits, Bookkeeper bookkeeper, BankFeed bankFeed,
            Ground ground, Audit audit, Clock clock) {
        this.claims = claims;
        this.deposits = deposits;
        this.bookkeeper = bookkeeper;
        this.bankFeed = bankFeed;
        this.ground = ground;
        this.audit = audit;
        this.clock = clock;
    }

    Confirmation confirm(Confirming word) {
        Optional<Claim> found = claims.find(word.merchant(), word.claim());
        if (found.isEmpty()) return new Confirmation.NotFound();
        return switch (word.money()) {
            case Deposits.Money.Known(long fact) -> confirmKnown(word, found.get(), fact);
            case Deposits.Money.Vouched(long wallet) -> confirmVouched(word, found.get(), wallet);
        };
    }

    /** Facts are locked before claims, here as everywhere. */
    private Confirmation confirmKnown(Confirming word, Claim claim, long factId) {
        List<Long> accounts = ground.wallets()
                .bankAccounts(word.merchant(), claim.payment().system());
        Optional<BankTransaction> fact = bankFeed.lock(word.merchant(), factId)
                .filter(BankTransaction::isFree)
                .filter(free -> accounts.contains(free.bankAccount()));
        Optional<Confirmation> refused = lockWaiting(word);
        if (refused.isPresent()) return refused.get();
        if (fact.isEmpty()) return new Confirmation.FactNotFree();
        if (!fact.get().amount().equals(word.received())) return new Confirmation.AmountDiffers();
        Optional<Deposit> binding = binding(claim);
        if (isOthers(binding, claim)) return new Confirmation.CustomIdTaken();
        return settle(word, claim, fact.get(), binding.isEmpty());
    }

    private Confirmation confirmVouched(Confirming word, Claim claim, long walletId) {
        Optional<Wallet> wallet = ground.wallets().find(word.merchant(), walletId)
                .filter(known -> known.paymentSystem().equals(claim.payment().system()));
        if (wallet.isEmpty()) return new Confirmation.WalletUnknown();
        ground.wallets().lock(wallet.get().bankAccount());
        Optional<Confirmation> refused = lockWaiting(word);
        if (refused.isPresent()) return refused.get();
        Optional<Deposit> binding = binding(claim);
        if (isOthers(binding, claim)) return new Confirmation.CustomIdTaken();
        return bankFeed.vouch(new BankFeed.Vouched(wallet.get(),
                        ground.systems().find(claim.payment().system()).orElseThrow(),
                        claim.payment().key1(), word.received(), word.operator()))
                .map(fact -> settle(word, claim, fact, binding.isEmpty()))
                .orElse(new Confirmation.NumberKnown());
    }

    private Optional<Confirmation> lockWaiting(Confirming word) {
        Claim locked = claims.lock(word.merchant(), word.claim()).orElseThrow();
        return locked.isOpen()
                ? Optional.empty()
                : Optional.of(new Confirmation.NotWaiting(locked.status()));
    }

    private static boolean isOthers(Optional<Deposit> binding, Claim claim) {
        return binding.filter(deposit ->
                !deposit.payment().label().equals(claim.payment().label())).isPresent();
    }

    /** Looked up once: if another label binds the id meanwhile, the second binding collides. */
    private Optional<Deposit> binding(Claim claim) {
        return deposits.findBinding(claim.merchant(), claim.payment().customId());
    }

    /** A second transfer for a bound id is credited all the same, but binds nothing. */
    private Confirmation settle(
            Confirming word, Claim claim, BankTransaction fact, boolean binds) {
        Instant now = clock.instant();
        bankFeed.claim(List.of(fact.id()));
        if (claims.match(List.of(claim.id()), word.operator(), now) != 1) {
            throw new Collision("claim " + claim.id());
        }
        var draft = new DepositStore.Draft(claim.merchant(), claim.payment(), fact.amount(),
                fact.id(), claim.id(), new DepositStore.Confirmation(word.operator(), binds));
        Deposit deposit = bookkeeper.book(List.of(draft), List.of(fact), now).getFirst();
        audit.record(new Act(claim.merchant().value(), word.operator(), "claim.confirmed",
                "claim " + claim.id(), Map.of(
                        "amount", fact.amount().toString(),
                        "bank transaction", Long.toString(fact.id()),
                        "evidence", fact.standing().evidence().name())));
        return new Confirmation.Confirmed(deposit);
    }

    boolean reject(Rejecting word) {
        MerchantId merchant = word.merchant();
        boolean rejected = claims.reject(merchant, word.claim(),
                new Claim.Decision(clock.instant(), word.operator(), word.reason()));
        if (rejected) {
            audit.record(new Act(merchant.value(), word.operator(), "claim.rejected",
                    "claim " + word.claim(), Map.of("reason", word.reason())));
        }
        return rejected;
    }
}
