package io.pasarela.statements;

import io.pasarela.money.Amounts;
import io.pasarela.money.Money;
import io.pasarela.statements.Statement.Balance;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import io.pasarela.statements.Statement.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * ISO 20022's camt.053, any version of it: of the whole message only few elements are read, and
 * those have kept their names. The JDK reads it as a stream, an entry at a time, and opens nothing
 * that the file names.
 */
final class CamtReader {

    private static final Set<String> BOOKED = Set.of("BOOK", "");
    private static final Set<String> ENDS_OF_DAYS = Set.of("OPBD", "PRCD", "CLBD");

    private final Terms terms;
    private final Statement statement;
    private int entries;

    CamtReader(Terms terms, Statement statement) {
        this.terms = terms;
        this.statement = statement;
    }

    void read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            int depth = 0;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) depth--;
                if (event != XMLStreamConstants.START_ELEMENT) continue;
                switch (xml.getLocalName()) {
                    case "Ntry" -> entry(Branch.read(xml));
                    case "Bal" -> balance(Branch.read(xml));
                    default -> depth++;
                }
                if (depth > Branch.DEPTH_MAX) throw new XMLStreamException("too deep");
            }
        } catch (XMLStreamException broken) {
            statement.fault(new Fault(Math.max(entries, 1), Why.FILE, ""));
        }
    }

    private void balance(Branch balance) {
        String kind = balance.text("Tp", "CdOrPrtry", "Cd").orElse("");
        if (!ENDS_OF_DAYS.contains(kind)) return;
        Optional<LocalDate> day = day(balance, "Dt");
        Optional<Money> amount = amount(balance);
        if (day.isEmpty() || amount.isEmpty()) {
            statement.fault(new Fault(Math.max(entries, 1), Why.BALANCE,
                    balance.text("Amt").orElse("")));
            return;
        }
        // What a day opens with is what the one before it closed with.
        LocalDate end = kind.equals("OPBD") ? day.get().minusDays(1) : day.get();
        long minor = amount.get().minor();
        statement.balance(new Balance(end, isDebit(balance) ? -minor : minor));
    }

    private void entry(Branch entry) {
        entries++;
        String status = entry.text("Sts", "Cd").or(() -> entry.text("Sts")).orElse("");
        if (!BOOKED.contains(status)) return;
        Optional<LocalDate> day = day(entry, "BookgDt").or(() -> day(entry, "ValDt"));
        if (day.isEmpty()) {
            statement.fault(new Fault(entries, Why.DATE, ""));
            return;
        }
        List<Branch> parts = entry.all("NtryDtls").flatMap(details -> details.all("TxDtls"))
                .toList();
        // A batch tells each of its parts with an amount of its own, or counts as one movement.
        boolean batch = parts.size() > 1
                && parts.stream().allMatch(part -> amountOf(part).text("Amt").isPresent());
        if (batch) {
            parts.forEach(part -> line(entry, part, amountOf(part), day.get()));
        } else {
            line(entry, parts.isEmpty() ? entry : parts.getFirst(), entry, day.get());
        }
    }

    private static Branch amountOf(Branch part) {
        return part.text("Amt").isPresent() ? part
                : part.branch("AmtDtls", "TxAmt").orElse(part);
    }

    private void line(Branch entry, Branch part, Branch amount, LocalDate day) {
        Optional<Money> money = amount(amount);
        if (money.isEmpty()) {
            statement.fault(new Fault(entries, Why.AMOUNT, amount.text("Amt").orElse("")));
            return;
        }
        Branch direction = part.text("CdtDbtInd").isPresent() ? part : entry;
        // A reversal's indicator says already which way the reversing money moves.
        Way way = isDebit(direction) ? Way.OUT : Way.IN;
        statement.line(new Line(entries, day, null, way, money.get(), reference(entry, part),
                first(part, "RltdPties", "Dbtr", "Nm", "Pty"), detail(entry, part), null));
    }

    private static @Nullable String first(
            Branch part, String group, String who, String name, String inner) {
        return part.text(group, who, name).or(() -> part.text(group, who, inner, name))
                .orElse(null);
    }

    /** The bank's own first: what the payer made up may come twice. */
    private static @Nullable String reference(Branch entry, Branch part) {
        return Stream.of(part.text("Refs", "AcctSvcrRef"), part.text("Refs", "TxId"),
                        entry.text("AcctSvcrRef"), entry.text("NtryRef"))
                .flatMap(Optional::stream).findFirst().orElse(null);
    }

    private static @Nullable String detail(Branch entry, Branch part) {
        return part.text("RmtInf", "Ustrd").or(() -> entry.text("AddtlNtryInf")).orElse(null);
    }

    private static boolean isDebit(Branch branch) {
        return branch.text("CdtDbtInd").filter("DBIT"::equals).isPresent();
    }

    private Optional<Money> amount(Branch branch) {
        return branch.branch("Amt")
                .filter(amount -> amount.attribute("Ccy")
                        .equals(terms.currency().getCurrencyCode()))
                .flatMap(amount -> amount.text())
                .flatMap(text -> Amounts.parse(text, terms.currency()));
    }

    private static Optional<LocalDate> day(Branch branch, String name) {
        return branch.text(name, "Dt").or(() -> branch.text(name, "DtTm"))
                .filter(text -> text.length() >= 10).flatMap(text -> {
                    try {
                        return Optional.of(LocalDate.parse(text.substring(0, 10)));
                    } catch (DateTimeException _) {
                        return Optional.empty();
                    }
                });
    }
}
