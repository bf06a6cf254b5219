package io.pasarela.paymentsystems;

import com.google.re2j.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one bank words its notifications. Banks promise no wording, so it is data with a version, and
 * what was read says by which. Patterns see the text in lower case, without accents, with single
 * blanks; they run in linear time (RE2/J), whatever text a stranger sends.
 *
 * @param name stable; unique among the parsers of a payment system
 * @param version grows with every change of the patterns
 * @param sender which senders write so; null for any that its source trusts
 * @param patterns all must be found; where money comes in they name the {@code amount}
 * @param optional found or not; what they name is told when they are
 */
public record NotificationParser(
        String name,
        int version,
        @Nullable Pattern sender,
        Direction direction,
        Shape shape,
        List<Pattern> patterns,
        List<Pattern> optional) {

    /** What a notification says of the account's money. */
    public enum Direction { INCOMING, OUTGOING, FAILED }

    /** Whether a line feed is a blank like any other, or ends a value. */
    public enum Shape { SENTENCE, LINES }

    public static final String AMOUNT = "amount";
    public static final String REFERENCE = "reference";
    public static final String PAYER = "payer";
    public static final String DETAIL = "detail";
    public static final String ACCOUNT = "account";
    public static final String BALANCE = "balance";
    public static final String DATE = "date";
    public static final String CLOCK = "clock";

    private static final Set<String> GROUPS =
            Set.of(AMOUNT, REFERENCE, PAYER, DETAIL, ACCOUNT, BALANCE, DATE, CLOCK);

    /** Refuses a group named twice or not ours, and money that comes in without an amount. */
    public NotificationParser {
        Keys.check(name);
        if (version < 1) throw new IllegalArgumentException("a version is 1 or more");
        if (patterns.isEmpty()) throw new IllegalArgumentException("a parser needs a pattern");
        patterns = List.copyOf(patterns);
        optional = List.copyOf(optional);
        var named = new HashSet<String>();
        Stream.concat(patterns.stream(), optional.stream())
                .flatMap(pattern -> pattern.namedGroups().keySet().stream())
                .forEach(group -> {
                    if (!GROUPS.contains(group)) {
                        throw new IllegalArgumentException(
                                "the group '" + group + "' is none of " + GROUPS);
                    }
                    if (!named.add(group)) {
                        throw new IllegalArgumentException("two groups are '" + group + "'");
                    }
                });
        boolean hasAmount = patterns.stream()
                .anyMatch(pattern -> pattern.namedGroups().containsKey(AMOUNT));
        if (direction == Direction.INCOMING && !hasAmount) {
            throw new IllegalArgumentException("the patterns have no group 'amount'");
        }
    }
}
