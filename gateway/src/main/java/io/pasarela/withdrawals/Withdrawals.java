package io.pasarela.withdrawals;

import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The orders to pay out: taking them in, working them off, and showing them. */
@Component
public class Withdrawals {

    /** As many as one page shows at most. */
    public static final int PAGE_MAX = 100;
    private static final int PAID_MAX = 500;

    private final OrderIntake intake;
    private final PayoutDesk desk;
    private final WithdrawalStore store;
    private final WithdrawalSettings settings;
    private final Clock clock;

    Withdrawals(OrderIntake intake, PayoutDesk desk, WithdrawalStore store,
            WithdrawalSettings settings, Clock clock) {
        this.intake = intake;
        this.desk = desk;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes in a merchant's order, or the repeat of one, or says why not. Safe to repeat. */
    public Creation create(Merchant merchant, RawOrder raw) {
        return intake.create(merchant, raw);
    }

    /** Takes in an operator's order. It counts like any other, and nobody is told of its end. */
    public Creation createByHand(Merchant merchant, HandOrder order) {
        return intake.createByHand(merchant, order);
    }

    /** Gives a new withdrawal to one operator; of several who ask, one gets it. */
    public Handling take(MerchantId merchant, long number, String operator) {
        return desk.take(merchant, number, operator);
    }

    /** Records that the operator paid it from that wallet, by what the bank calls the transfer. */
    public Handling process(Grip grip, long wallet, String reference) {
        return desk.process(grip, wallet, reference);
    }

    /** Ends it unpaid, for a reason the merchant can ask for. */
    public Handling reject(Grip grip, String reason) {
        return desk.reject(grip, reason);
    }

    /** Makes it payable by anybody again. */
    public Handling putBack(Grip grip, NoMoneySent statement) {
        return desk.putBack(grip, statement);
    }

    /** Makes it payable by another operator. */
    public Handling handOver(Grip grip, NoMoneySent statement, String to) {
        return desk.handOver(grip, statement, to);
    }

    /** The merchant's withdrawal with that id of his. */
    public Optional<Withdrawal> find(MerchantId merchant, String withdrawalId) {
        return store.findKnown(merchant, withdrawalId).map(WithdrawalStore.Known::withdrawal);
    }

    /** The merchant's withdrawal with that number. */
    public Optional<Withdrawal> find(MerchantId merchant, long number) {
        return store.find(merchant, number);
    }

    /** One page of a merchant's withdrawals in those states, newest first, below that number. */
    public List<Withdrawal> list(MerchantId merchant, Set<WithdrawalState> states, long below) {
        String[] names = states.stream().map(WithdrawalState::name).toArray(String[]::new);
        return store.list(merchant, names, below, PAGE_MAX);
    }

    /** What was paid from a bank account since then, newest first; at most 500. */
    public List<Withdrawal> listPaid(MerchantId merchant, long bankAccount, Instant since) {
        return store.listPaid(merchant, bankAccount, since, PAID_MAX);
    }

    /** How much open work a merchant's withdrawals are, by state. */
    public List<Queue> queues(MerchantId merchant) {
        return store.listQueues(merchant);
    }

    /** Whether it is in progress for so long that its money may or may not have been sent. */
    public boolean isUncertain(Withdrawal withdrawal) {
        var taken = withdrawal.progress().taken();
        return withdrawal.state() == WithdrawalState.IN_PROGRESS && taken != null
                && taken.at().plus(settings.overdueAfter()).isBefore(clock.instant());
    }
}
