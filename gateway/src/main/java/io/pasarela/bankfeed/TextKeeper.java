package io.pasarela.bankfeed;

import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.bankfeed.PairStore.Channel;
import io.pasarela.bankfeed.TextReader.Read;
import io.pasarela.notifications.Reading.Incoming;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.wallets.Wallets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a text says into a fact, inside its caller's transaction. */
@Component
class TextKeeper {

    private final TextStore store;
    private final FactKeeper facts;
    private final Wallets wallets;
    private final Clock clock;

    TextKeeper(TextStore store, FactKeeper facts, Wallets wallets, Clock clock) {
        this.store = store;
        this.facts = facts;
        this.wallets = wallets;
        this.clock = clock;
    }

    TextOutcome keep(Source source, RawText text, Read read) {
        return read instanceof Read.Money money && !isAboveCeiling(source, money)
                ? keep(source, text, money) : keepNothing(read);
    }

    private static TextOutcome keepNothing(Read read) {
        return switch (read) {
            case Read.Untrusted(TextReason reason) ->
                TextOutcome.without(TextVerdict.UNTRUSTED, reason);
            case Read.Unread(TextReason reason) -> TextOutcome.without(TextVerdict.UNREAD, reason);
            case Read.Nothing(String parser) ->
                new TextOutcome(TextVerdict.IGNORED, null, parser, null);
            case Read.Money _ -> TextOutcome.without(TextVerdict.UNREAD, TextReason.CEILING);
        };
    }

    private TextOutcome keep(Source source, RawText text, Read.Money money) {
        // Another word about money without a number would be missed if it came in this moment.
        if (money.incoming().reference() == null) wallets.lock(money.wallet().bankAccount());
        NewFact fact = fact(source, text, money);
        return switch (facts.announce(fact, channel(source, text, money), source)) {
            case Receipt.Stored(BankTransaction stored) ->
                outcome(TextVerdict.STORED, money, stored.id(), stored);
            case Receipt.Duplicate(long known, _) ->
                outcome(TextVerdict.DUPLICATE, money, known, null);
            case Receipt.Refused(String code, _) -> TextOutcome.without(TextVerdict.UNREAD,
                    code.equals("feed.ceiling") ? TextReason.CEILING : TextReason.CONFLICT);
        };
    }

    /**
     * What would become of a text, and changes nothing. Ceilings of the day are not looked at.
     *
     * @param told what texts before it would tell of; grows
     */
    TextOutcome foresee(Source source, RawText text, Read read, Set<NewFact.Key> told) {
        if (!(read instanceof Read.Money money) || isAboveCeiling(source, money)) {
            return keepNothing(read);
        }
        NewFact fact = fact(source, text, money);
        Optional<BankTransaction> known =
                facts.findTold(fact, channel(source, text, money));
        if (known.isPresent() && !known.get().amount().equals(fact.amount())) {
            return TextOutcome.without(TextVerdict.UNREAD, TextReason.CONFLICT);
        }
        boolean first = told.add(fact.key());
        return outcome(known.isPresent() || !first ? TextVerdict.DUPLICATE : TextVerdict.STORED,
                money, known.map(BankTransaction::id).orElse(0L), null);
    }

    private static boolean isAboveCeiling(Source source, Read.Money money) {
        Long ceiling = source.ceilings().factMinor();
        return ceiling != null && money.incoming().amount().minor() > ceiling;
    }

    private static Channel channel(Source source, RawText text, Read.Money money) {
        return new Channel(
                source.id(), text.sender(), TextOutcome.nameOf(money.incoming().parser()));
    }

    private static TextOutcome outcome(
            TextVerdict verdict, Read.Money money, long fact, @Nullable BankTransaction fresh) {
        Incoming incoming = money.incoming();
        return new TextOutcome(verdict, null, incoming.parser(), new TextOutcome.Money(
                fact, money.wallet().bankAccount(), incoming.amount().minor(),
                incoming.balance() == null ? null : incoming.balance().minor(), fresh));
    }

    private NewFact fact(Source source, RawText text, Read.Money money) {
        Incoming incoming = money.incoming();
        Instant at = at(text, incoming);
        String payer = ReportReader.payer(incoming.payer());
        if (incoming.reference() != null) {
            return NewFact.numbered(money.wallet(), money.system(), incoming.reference(),
                    incoming.amount(), payer, at, Evidence.ANNOUNCED);
        }
        return new NewFact(money.wallet(), money.system(), null, incoming.amount(), payer, at,
                Evidence.ANNOUNCED, lone(source, text, money.system(), at));
    }

    /** As the bank says, else as the phone does; neither clock may be ahead of ours. */
    private Instant at(RawText text, Incoming incoming) {
        Instant now = clock.instant();
        Instant at = incoming.at() != null ? incoming.at() : text.receivedAt();
        return at.isAfter(now) ? now : at;
    }

    /** Two phones that forward one text count alike, so they speak of the same occurrence. */
    private NewFact.Lone lone(Source source, RawText text, PaymentSystem system, Instant at) {
        LocalDate day = at.atZone(system.zone()).toLocalDate();
        int earlier = store.countEqual(source.id(), text,
                day.atStartOfDay(system.zone()).toInstant(),
                day.plusDays(1).atStartOfDay(system.zone()).toInstant());
        return new NewFact.Lone(day, text.sender() + "\n" + text.body(), earlier + 1);
    }
}
