package io.pasarela.window;

import io.pasarela.paymentsystems.NumberRule;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds transfer numbers in what payers paste: a bank's whole message, a line of a receipt. It is
 * the leniency of the window's own form and of no other; pay.js does the same while they type.
 */
final class NumberFinder {

    private static final int FOUND_MAX = 6;

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    /** Not a part of an amount, a date or a time, nor of an account number such as CR05…. */
    private static final Pattern DIGITS = Pattern.compile(
            "(?<![\\d])(?<!\\d[.,/:])(?<!\\b\\p{L}{2})\\d+(?!\\d)(?![.,/:]\\d)");
    private static final Pattern DIGITS_IN_GROUPS = Pattern.compile(
            "(?<![\\d])(?<!\\d[.,/:])(?<!\\b\\p{L}{2})\\d+(?:[ -]\\d+)+(?!\\d)(?![.,/:]\\d)");

    /** Words have no digits, transfer numbers do. */
    private static final Pattern CODES = Pattern.compile(
            "(?<![\\p{L}\\d])(?<!\\d[.,/:])(?=[A-Za-z]*\\d)[A-Za-z\\d]+"
                    + "(?![\\p{L}\\d])(?![.,/:]\\d)");

    private NumberFinder() {}

    /** The one number that was typed, or else those in what was pasted. */
    static List<String> read(
            String typed, NumberRule rule, Supplier<? extends Collection<String>> known) {
        // Words of a short message would become a code when the blanks between them go.
        boolean isOne = rule.kind() == NumberRule.Kind.DIGITS || typed.indexOf(' ') < 0;
        var one = rule.normalise(typed).map(List::of).orElse(List.of());
        if (isOne && !one.isEmpty()) return one;
        var found = find(typed, rule, known.get());
        return found.isEmpty() ? one : found;
    }

    /**
     * Each number of the rule's form, once, in its normal form.
     *
     * @param known numbers that the page itself shows and that therefore are none of a transfer
     */
    static List<String> find(String pasted, NumberRule rule, Collection<String> known) {
        String text = INVISIBLE.matcher(Normalizer.normalize(pasted, Normalizer.Form.NFKC))
                .replaceAll("");
        return switch (rule.kind()) {
            case TEXT -> find(CODES, text, rule, known);
            case DIGITS -> {
                var found = find(DIGITS, text, rule, known);
                yield found.isEmpty() ? find(DIGITS_IN_GROUPS, text, rule, known) : found;
            }
        };
    }

    /** Whether somebody could take it for one. */
    static boolean mayBeNumber(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static List<String> find(
            Pattern pattern, String text, NumberRule rule, Collection<String> known) {
        var shown = known.stream().flatMap(value -> rule.normalise(value).stream())
                .collect(Collectors.toSet());
        return pattern.matcher(text).results().map(MatchResult::group)
                .map(rule::normalise).flatMap(Optional::stream)
                .filter(number -> !shown.contains(number))
                .distinct().limit(FOUND_MAX).toList();
    }
}
