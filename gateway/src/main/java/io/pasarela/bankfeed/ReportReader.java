package io.pasarela.bankfeed;

import io.pasarela.bankfeed.BankTransaction.Evidence;
import io.pasarela.money.Amounts;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a reported line and finds the wallet it is about. */
@Component
class ReportReader {

    private static final int PAYER_LENGTH_MAX = 190;

    sealed interface Read {
        record Fact(NewFact fact) implements Read {}

        record Fault(Receipt.Refused refusal) implements Read {}
    }

    private final PaymentSystems systems;
    private final Wallets wallets;

    ReportReader(PaymentSystems systems, Wallets wallets) {
        this.systems = systems;
        this.wallets = wallets;
    }

    /** The bank's own word, so nothing is refused: what is no number of the system is none. */
    List<NewFact> read(List<StatementLine> lines) {
        return lines.stream().map(line -> {
            PaymentSystem system = systems.find(line.wallet().paymentSystem()).orElseThrow();
            String reference = line.reference() == null ? null
                    : system.number().normaliseReference(line.reference()).orElse(null);
            return new NewFact(line.wallet(), system, reference, line.amount(),
                    payer(line.payer()), line.told().at(), Evidence.CONFIRMED,
                    reference == null ? line.lone() : null);
        }).toList();
    }

    private record WalletName(String system, String number) {}

    /** One reading a report, in their order. */
    List<Read> read(Source source, List<Report> reports) {
        Map<WalletName, Wallet> known = wallets.list(source.merchant()).stream()
                .filter(wallet -> source.wallets().contains(wallet.id()))
                .collect(Collectors.toMap(wallet ->
                        new WalletName(wallet.paymentSystem(), wallet.accountNumber()),
                        Function.identity()));
        return reports.stream().map(report -> read(known, report, source.ceilings())).toList();
    }

    private Read read(
            Map<WalletName, Wallet> known, Report report, Source.Ceilings ceilings) {
        if (report.walletType() == null || report.wallet() == null) {
            return fault("feed.wallet", "wallet_type and wallet are required");
        }
        Optional<PaymentSystem> system = systems.find(report.walletType());
        if (system.isEmpty()) {
            return fault("payment_system.unknown", "wallet_type is not a payment system here");
        }
        Wallet wallet = known.get(new WalletName(report.walletType(), report.wallet()));
        if (wallet == null) {
            return fault("feed.wallet", "wallet is not one this source may report about");
        }
        return read(wallet, system.get(), report, ceilings);
    }

    private Read read(
            Wallet wallet, PaymentSystem system, Report report, Source.Ceilings ceilings) {
        if (!system.currencyCode().equals(report.currencyCode())) {
            return fault("payment_system.currency",
                    "currency_code must be " + system.currencyCode());
        }
        Optional<String> reference = Optional.ofNullable(report.reference())
                .flatMap(system.number()::normaliseReference);
        if (reference.isEmpty()) {
            return fault("feed.reference", "reference is missing or no number of this system");
        }
        Optional<Money> amount = Optional.ofNullable(report.amount())
                .flatMap(text -> Amounts.parse(text, system.currency()))
                .filter(money -> !money.isZero());
        if (amount.isEmpty()) {
            return fault("feed.amount", "amount must be a decimal above 0 of this currency");
        }
        if (ceilings.factMinor() != null && amount.get().minor() > ceilings.factMinor()) {
            return fault("feed.ceiling", "amount is above what this source may report at once");
        }
        Instant occurredAt = null;
        if (report.occurredAt() != null) {
            occurredAt = instant(report.occurredAt());
            if (occurredAt == null) {
                return fault("request.field", "occurred_at must be an ISO 8601 time with offset");
            }
        } else if (system.bank().referenceUniqueFor() != null) {
            return fault("request.field", "occurred_at is required: this bank reuses references");
        }
        return new Read.Fact(NewFact.numbered(wallet, system, reference.get(), amount.get(),
                payer(report.payer()), occurredAt, Evidence.CONFIRMED));
    }

    private static @Nullable Instant instant(String text) {
        try {
            Instant at = OffsetDateTime.parse(text).toInstant();
            return at.isBefore(Instant.EPOCH) ? null : at;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** A bank's text may hold anything; what would break a line becomes a blank. */
    static @Nullable String payer(@Nullable String raw) {
        if (raw == null) return null;
        var text = new StringBuilder(raw.length());
        raw.codePoints().limit(PAYER_LENGTH_MAX).forEach(c -> {
            boolean breaks = Character.isISOControl(c) || c == 0x2028 || c == 0x2029
                    || Character.getType(c) == Character.SURROGATE;
            text.appendCodePoint(breaks ? ' ' : c);
        });
        String payer = text.toString().strip();
        return payer.isEmpty() ? null : payer;
    }

    private static Read fault(String code, String message) {
        return new Read.Fault(new Receipt.Refused(code, message));
    }
}
