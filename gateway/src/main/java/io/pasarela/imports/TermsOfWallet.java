package io.pasarela.imports;

import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.statements.ColumnMap;
import io.pasarela.statements.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How amounts may be written in a statement of a payment system's account. */
final class TermsOfWallet {

    private TermsOfWallet() {}

    static Terms of(PaymentSystem system, @Nullable ColumnMap columns) {
        var marks = new ArrayList<String>();
        marks.add(system.bank().symbol());
        if (system.bank().written() != null) {
            marks.add(system.bank().written().before());
            marks.add(system.bank().written().after());
        }
        // The same currency has other marks in the same language elsewhere, and some write these.
        Locale.availableLocales()
                .filter(locale -> system.languages().contains(locale.getLanguage()))
                .map(locale -> system.currency().getSymbol(locale)).distinct().forEach(marks::add);
        List<String> written = marks.stream().flatMap(mark ->
                        List.of(mark.strip(), mark.replaceAll("[.\\s\\p{Z}]+$", "").strip())
                                .stream())
                .filter(mark -> !mark.isEmpty()).distinct().toList();
        return new Terms(system.currency(), written, columns);
    }
}
