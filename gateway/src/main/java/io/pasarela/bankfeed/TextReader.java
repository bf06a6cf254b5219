package io.pasarela.bankfeed;

import io.pasarela.notifications.Notifications;
import io.pasarela.notifications.Reading;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what a forwarded text means for the wallets of its source, and never guesses. */
@Component
class TextReader {

    sealed interface Read {

        /** Money came to that wallet. */
        record Money(Wallet wallet, PaymentSystem system, Reading.Incoming incoming)
                implements Read {}

        record Nothing(String parser) implements Read {}

        record Untrusted(TextReason reason) implements Read {}

        record Unread(TextReason reason) implements Read {}
    }

    private static final int PHONE_DIGITS_MIN = 7;

    private record Meaning(PaymentSystem system, Reading reading) {}

    private final PaymentSystems systems;
    private final Wallets wallets;

    TextReader(PaymentSystems systems, Wallets wallets) {
        this.systems = systems;
        this.wallets = wallets;
    }

    /** {@code his} are the wallets of the source. */
    Read read(List<Wallet> his, Source source, RawText text) {
        if (!source.trusts(text.sender())) return new Read.Untrusted(TextReason.UNKNOWN_SENDER);
        List<Wallet> possible = his.stream()
                .filter(wallet -> text.wallet() == null
                        || wallet.accountNumber().equals(text.wallet()))
                .toList();
        if (possible.isEmpty()) return new Read.Unread(TextReason.WALLET);
        List<Meaning> meanings = meanings(possible, text);
        List<Meaning> known = meanings.stream().filter(meaning -> !isUnknown(meaning)).toList();
        if (known.isEmpty()) return new Read.Unread(TextReason.UNKNOWN_WORDING);
        boolean nothing = known.stream()
                .allMatch(meaning -> meaning.reading() instanceof Reading.NotIncoming);
        if (known.size() > 1 && !nothing) return new Read.Unread(TextReason.SEVERAL_MEANINGS);
        PaymentSystem system = known.getFirst().system();
        return switch (known.getFirst().reading()) {
            case Reading.NotIncoming(String parser) -> new Read.Nothing(parser);
            case Reading.Unread(Reading.Why why) -> new Read.Unread(TextReason.of(why));
            case Reading.Incoming incoming -> {
                Wallet wallet = wallet(system, possible, incoming.account());
                yield wallet == null ? new Read.Unread(TextReason.SEVERAL_WALLETS)
                        : new Read.Money(wallet, system, incoming);
            }
        };
    }

    /** The wallets that a source may report about. */
    List<Wallet> wallets(Source source) {
        return wallets.list(source.merchant()).stream()
                .filter(wallet -> source.wallets().contains(wallet.id())).toList();
    }

    /** Phones know their number with or without the country's. */
    @Nullable String walletOf(Source source, String phone) {
        String digits = phone.replaceAll("\\D", "");
        List<String> numbers = wallets(source).stream().map(Wallet::accountNumber).distinct()
                .filter(number -> number.length() >= PHONE_DIGITS_MIN && digits.endsWith(number))
                .toList();
        return numbers.size() == 1 ? numbers.getFirst() : null;
    }

    private static boolean isUnknown(Meaning meaning) {
        return meaning.reading() instanceof Reading.Unread(Reading.Why why)
                && why == Reading.Why.UNKNOWN_WORDING;
    }

    private List<Meaning> meanings(List<Wallet> possible, RawText text) {
        var meanings = new ArrayList<Meaning>();
        possible.stream().map(Wallet::paymentSystem).distinct().sorted()
                .forEach(key -> systems.find(key).ifPresent(system -> meanings.add(new Meaning(
                        system, Notifications.read(system, text.sender(), text.body())))));
        return meanings;
    }

    /** Null when several may be meant, even by what the text shows of the account. */
    private static @Nullable Wallet wallet(
            PaymentSystem system, List<Wallet> possible, @Nullable String account) {
        List<Wallet> ofSystem = possible.stream()
                .filter(wallet -> wallet.paymentSystem().equals(system.key())).toList();
        if (ofSystem.size() == 1) return ofSystem.getFirst();
        String shown = account == null ? "" : account.replaceAll("\\D", "");
        if (shown.isEmpty()) return null;
        List<Wallet> ending = ofSystem.stream()
                .filter(wallet -> wallet.accountNumber().endsWith(shown)).toList();
        return ending.size() == 1 ? ending.getFirst() : null;
    }
}
