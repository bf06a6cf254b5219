package io.pasarela.notifications;

import static io.pasarela.paymentsystems.NotificationParser.ACCOUNT;
import static io.pasarela.paymentsystems.NotificationParser.AMOUNT;
import static io.pasarela.paymentsystems.NotificationParser.BALANCE;
import static io.pasarela.paymentsystems.NotificationParser.CLOCK;
import static io.pasarela.paymentsystems.NotificationParser.DATE;
import static io.pasarela.paymentsystems.NotificationParser.DETAIL;
import static io.pasarela.paymentsystems.NotificationParser.PAYER;
import static io.pasarela.paymentsystems.NotificationParser.REFERENCE;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.pasarela.money.BankAmounts;
import io.pasarela.money.Money;
import io.pasarela.notifications.Reading.Unread;
import io.pasarela.notifications.Reading.Why;
import io.pasarela.paymentsystems.NotificationParser;
import io.pasarela.paymentsystems.NotificationParser.Direction;
import io.pasarela.paymentsystems.PaymentSystem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One text in the eyes of one parser. */
final class ParsedText {

    private static final int NUMBERS_MAX = 30;
    private static final Pattern NUMBER = Pattern.compile("[a-z]{0,12}[0-9]{4,}[a-z0-9]{0,30}");
    private static final DateTimeFormatter DATES = DateTimeFormatter.ofPattern("d/M/uuuu")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter CLOCKS = DateTimeFormatter.ofPattern("H:mm[:ss]");

    private final PaymentSystem system;
    private final NotificationParser parser;
    private final FoldedText text;
    private final Map<String, String> values = new HashMap<>();

    /** A value that is there but cannot be what it should be. */
    private static final class Unreadable extends Exception {

        final transient Why why;

        Unreadable(Why why) {
            this.why = why;
        }
    }

    ParsedText(PaymentSystem system, NotificationParser parser, FoldedText text) {
        this.system = system;
        this.parser = parser;
        this.text = text;
    }

    /** Empty when the text is not worded like that. */
    Optional<Reading> read() {
        boolean again = false;
        for (Pattern pattern : parser.patterns()) {
            Matcher found = pattern.matcher(text.folded());
            if (!found.find()) return Optional.empty();
            keep(pattern, found);
            again |= found.find();
        }
        if (parser.direction() != Direction.INCOMING) {
            return Optional.of(new Reading.NotIncoming(label()));
        }
        if (again) return Optional.of(new Unread(Why.SEVERAL_PAYMENTS));
        for (Pattern pattern : parser.optional()) {
            Matcher found = pattern.matcher(text.folded());
            if (found.find()) keep(pattern, found);
        }
        try {
            return Optional.of(incoming());
        } catch (Unreadable unreadable) {
            return Optional.of(new Unread(unreadable.why));
        }
    }

    private String label() {
        return parser.name() + "@" + parser.version();
    }

    private void keep(Pattern pattern, Matcher found) {
        for (String group : pattern.namedGroups().keySet()) {
            if (found.start(group) < 0) continue;
            String value = text.original(found.start(group), found.end(group));
            if (!value.isEmpty()) values.put(group, value);
        }
    }

    private Reading incoming() throws Unreadable {
        Money amount = BankAmounts.read(required(AMOUNT), system.currency())
                .orElseThrow(() -> new Unreadable(Why.AMOUNT));
        return new Reading.Incoming(amount, reference(), values.get(PAYER), values.get(DETAIL),
                values.get(ACCOUNT), balance(), at(), numbers(), label());
    }

    /** It proves nothing, so one that cannot be read does no harm. */
    private @Nullable Money balance() {
        String raw = values.get(BALANCE);
        return raw == null ? null : BankAmounts.read(raw, system.currency()).orElse(null);
    }

    private String required(String group) throws Unreadable {
        String value = values.get(group);
        if (value == null) throw new Unreadable(Why.AMOUNT);
        return value;
    }

    private @Nullable String reference() throws Unreadable {
        String raw = values.get(REFERENCE);
        if (raw == null) return null;
        return system.number().normaliseReference(raw)
                .orElseThrow(() -> new Unreadable(Why.REFERENCE));
    }

    /** In the zone of the bank; a date alone is no moment. */
    private @Nullable Instant at() throws Unreadable {
        String date = values.get(DATE);
        String clock = values.get(CLOCK);
        if (date == null || clock == null) return null;
        try {
            return LocalDate.parse(date.replace('-', '/'), DATES)
                    .atTime(LocalTime.parse(clock, CLOCKS)).atZone(system.zone()).toInstant();
        } catch (DateTimeException _) {
            throw new Unreadable(Why.DATE);
        }
    }

    private List<String> numbers() {
        Matcher found = NUMBER.matcher(text.folded());
        var numbers = new LinkedHashSet<String>();
        while (numbers.size() < NUMBERS_MAX && found.find()) numbers.add(found.group());
        return List.copyOf(numbers);
    }
}
