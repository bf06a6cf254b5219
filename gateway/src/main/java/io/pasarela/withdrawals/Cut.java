package io.pasarela.withdrawals;

import io.pasarela.paymentsystems.Payout;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds orders whose signed text can be cut in another way: account, amount, currency or test mark
 * of the real order may hide in a text that may hold colons. A merchant who signs a recipient's
 * name with colons in it would otherwise have signed more than he meant.
 *
 * <p>Not found is a cut by one place, where the real account number stands as the amount and the
 * real amount as a comment of digits: honest orders look just the same. Merchants are told to keep
 * colons out of what they sign.
 */
final class Cut {

    private static final Set<String> FLAGS = Set.of("", "0", "1", "true", "false");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private Cut() {}

    /** The field in which another order may hide. */
    static Optional<String> find(OrderForm order, Payout payout) {
        List<String> label = segments(order, OrderForm.LABEL);
        List<String> comment = segments(order, OrderForm.COMMENT);
        if (holdsCurrency(label, order)) return Optional.of(OrderForm.LABEL);
        List<String> betweenAmountAndCurrency = Stream.of(segments(order, OrderForm.BANK_CODE),
                segments(order, OrderForm.BRANCH_CODE), comment).flatMap(List::stream).toList();
        return holdsCurrency(comment, order) || holdsAccount(betweenAmountAndCurrency, payout)
                ? Optional.of(OrderForm.COMMENT) : Optional.empty();
    }

    private static List<String> segments(OrderForm order, String field) {
        return order.find(field).map(text -> List.of(text.split(":", -1))).orElse(List.of());
    }

    /** In the base the test mark follows the currency. */
    private static boolean holdsCurrency(List<String> segments, OrderForm order) {
        String currency = order.find(OrderForm.CURRENCY).orElse("");
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (segments.get(i).equals(currency) && FLAGS.contains(segments.get(i + 1))) {
                return true;
            }
        }
        return false;
    }

    /** In the base the amount follows the account number. */
    private static boolean holdsAccount(List<String> segments, Payout payout) {
        for (int i = 0; i + 1 < segments.size(); i++) {
            if (payout.acceptsAccountNumber(segments.get(i))
                    && NUMBER.matcher(segments.get(i + 1)).matches()) {
                return true;
            }
        }
        return false;
    }
}
