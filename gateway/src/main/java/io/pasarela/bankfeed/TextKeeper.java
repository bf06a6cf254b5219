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
        return switch (read) {
            case Read.Untrusted(TextReason reason) ->
                TextOutcome.without(TextVerdict.UNTRUSTED, reason);
            case Read.Unread(TextReason reason) -> TextOutcome.without(TextVerdict.UNREAD, reason);
            case Read.Nothing(String parser) ->
                new TextOutcome(TextVerdict.IGNORED, null, parser, null);
            case Read.Money money -> keep(source, text, money);
        };
    }

    private TextOutcome keep(Source source, RawText text, Read.Money money) {
        Incoming incoming = money.incoming();
        Long ceiling = source.ceilings().factMinor();
        if (ceiling != null && incoming.amount().minor() > ceiling) {
            return TextOutcome.without(TextVerdict.UNREAD, TextReason.CEILING);
        }
        NewFact fact = fact(source, text, money);
        var channel = new Channel(
                source.id(), text.sender(), TextOutcome.nameOf(incoming.parser()));
        return switch (facts.announce(fact, channel, source)) {
            case Receipt.Stored(BankTransaction stored) ->
                outcome(TextVerdict.STORED, money, stored.id(), stored);
            case Receipt.Duplicate(long known, _) ->
                outcome(TextVerdict.DUPLICATE, money, known, null);
            case Receipt.Refused(String code, _) -> TextOutcome.without(TextVerdict.UNREAD,
                    code.equals("feed.ceiling") ? TextReason.CEILING : TextReason.CONFLICT);
        };
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
        wallets.lock(money.wallet().bankAccount());
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
