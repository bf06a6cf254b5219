package io.pasarela.statements;

import com.prowidesoftware.swift.model.field.Field60F;
import com.prowidesoftware.swift.model.field.Field61;
import com.prowidesoftware.swift.model.field.Field62F;
import io.pasarela.money.Money;
import io.pasarela.statements.Statement.Balance;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import io.pasarela.statements.Statement.Why;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** SWIFT's MT940, with or without the blocks around it, one message or many in a file. */
final class Mt940Reader {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd");
    private static final String NO_REFERENCE = "NONREF";

    private final Terms terms;
    private final Statement statement;
    private @Nullable Field61 untold;
    private int entries;

    Mt940Reader(Terms terms, Statement statement) {
        this.terms = terms;
        this.statement = statement;
    }

    void read(Path file) throws IOException {
        boolean whole = MtTags.read(file, this::field);
        told(null);
        if (!whole) statement.fault(new Fault(entries + 1, Why.FILE, ""));
    }

    private void field(String name, String value) {
        told(name.equals("86") ? value : null);
        switch (name) {
            case "60F" -> {
                var field = new Field60F(value);
                balance(field.getDate(), field.getDCMark(), field.getCurrency(),
                        field.getAmountAsBigDecimal());
            }
            case "62F" -> {
                var field = new Field62F(value);
                balance(field.getDate(), field.getDCMark(), field.getCurrency(),
                        field.getAmountAsBigDecimal());
            }
            case "61" -> untold = new Field61(value);
            // Headings, and balances that are no end of a day.
            default -> { }
        }
    }

    /** What is said of an entry stands in the field behind it, or nowhere. */
    private void told(@Nullable String narrative) {
        if (untold != null) entry(untold, narrative);
        untold = null;
    }

    private void balance(@Nullable String date, @Nullable String mark, @Nullable String currency,
            @Nullable BigDecimal amount) {
        if (!terms.currency().getCurrencyCode().equals(currency)) {
            statement.fault(new Fault(
                    Math.max(entries, 1), Why.CURRENCY, String.valueOf(currency)));
            return;
        }
        LocalDate day = day(date);
        Long minor = minor(amount);
        if (day == null || minor == null) {
            statement.fault(new Fault(Math.max(entries, 1), Why.BALANCE, date + " " + amount));
        } else {
            statement.balance(new Balance(day, "D".equals(mark) ? -minor : minor));
        }
    }

    private void entry(Field61 field, @Nullable String narrative) {
        entries++;
        LocalDate day = day(field.getValueDate());
        Long minor = minor(field.getAmountAsBigDecimal());
        // A reversed credit leaves the account, a reversed debit comes back to it.
        Way way = switch (String.valueOf(field.getDebitCreditMark())) {
            case "C", "RD" -> Way.IN;
            case "D", "RC" -> Way.OUT;
            default -> null;
        };
        if (day == null) {
            statement.fault(new Fault(entries, Why.DATE, String.valueOf(field.getValueDate())));
        } else if (minor == null || minor == 0 || way == null) {
            statement.fault(new Fault(entries, Why.AMOUNT,
                    field.getDebitCreditMark() + " " + field.getAmount()));
        } else {
            statement.line(new Line(entries, day, null, way, new Money(minor, terms.currency()),
                    reference(field), null, detail(narrative), null));
        }
    }

    /** The bank's own, which is unique; else what it kept for the account's owner. */
    private static @Nullable String reference(Field61 field) {
        String bank = field.getReferenceOfTheAccountServicingInstitution();
        if (bank != null && !bank.isBlank()) return bank.strip();
        String owner = field.getReferenceForTheAccountOwner();
        return owner == null || owner.isBlank() || owner.strip().equals(NO_REFERENCE)
                ? null : owner.strip();
    }

    private static @Nullable String detail(@Nullable String narrative) {
        return narrative == null || narrative.isBlank()
                ? null : narrative.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    private static @Nullable LocalDate day(@Nullable String date) {
        try {
            return date == null ? null : LocalDate.parse(date, DAY);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private @Nullable Long minor(@Nullable BigDecimal amount) {
        try {
            return amount == null ? null
                    : amount.movePointRight(terms.currency().getDefaultFractionDigits())
                            .longValueExact();
        } catch (ArithmeticException _) {
            return null;
        }
    }
}
