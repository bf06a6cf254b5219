package io.pasarela.withdrawals;

import static io.pasarela.withdrawals.FieldFault.invalid;

import io.pasarela.withdrawals.SignedValue.Elements;
import io.pasarela.withdrawals.SignedValue.Flag;
import io.pasarela.withdrawals.SignedValue.Members;
import io.pasarela.withdrawals.SignedValue.Nothing;
import io.pasarela.withdrawals.SignedValue.Numeral;
import io.pasarela.withdrawals.SignedValue.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An order's fields as they were meant, and all that is wrong with them by themselves. The checks
 * keep the signature's join from being cut anew: nothing unknown, nothing missing, every field of
 * its type, colons only where they do no harm.
 */
final class OrderForm {

    static final String WITHDRAWAL_ID = "withdrawal_id";
    static final String PAYMENT_SYSTEM = "payment_system";
    static final String AMOUNT = "amount";
    static final String CURRENCY = "currency_code";
    static final String LABEL = "label";
    static final String ACCOUNT_NUMBER = "account_number";
    static final String ACCOUNT_NAME = "account_name";
    static final String ACCOUNT_EMAIL = "account_email";
    static final String COMMENT = "comment";
    static final String IS_TEST = "is_test";
    static final String BANK_CODE = "bank_code";
    static final String BRANCH_CODE = "branch_code";
    static final String BANK_DETAILS = "bank_details";

    private static final List<String> TEXTS = List.of(WITHDRAWAL_ID, PAYMENT_SYSTEM, CURRENCY,
            LABEL, ACCOUNT_NUMBER, ACCOUNT_NAME, ACCOUNT_EMAIL, COMMENT);
    /** What every order over the wire must say; how it is ordered by hand, its system decides. */
    static final Set<String> REQUIRED = Set.of(
            PAYMENT_SYSTEM, AMOUNT, CURRENCY, LABEL, ACCOUNT_NUMBER, ACCOUNT_NAME, IS_TEST);
    private static final Set<String> COLON_ALLOWED = Set.of(LABEL, COMMENT);
    /** Extensions that the systems here have no use for; a way to smuggle text into the base. */
    private static final Set<String> EMPTY = Set.of("payments_details", "payment_details");
    private static final Set<String> OTHERS =
            Set.of(AMOUNT, IS_TEST, BANK_DETAILS, Signature.FIELD);
    private static final Map<String, String> FLAGS =
            Map.of("true", "1", "1", "1", "false", "0", "0", "0");
    private static final int TEXT_MAX = 190;
    private static final int COMMENT_MAX = 1000;

    /** As long as amounts may be, so that a short exponent never grows into a long number. */
    private static final Pattern DECIMAL =
            Pattern.compile("(?=.{1,20}$)[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");

    /** By field, members of bank_details by their own names; what is empty is missing. */
    private final SortedMap<String, String> values = new TreeMap<>();
    private final List<FieldFault> faults = new ArrayList<>();

    OrderForm(SortedMap<String, SignedValue> sent, Set<String> required) {
        for (String field : TEXTS) {
            takeText(field, field, sent.getOrDefault(field, new Nothing()));
        }
        takeAmount(sent.getOrDefault(AMOUNT, new Nothing()));
        takeFlag(sent.getOrDefault(IS_TEST, new Nothing()));
        takeBankDetails(sent.getOrDefault(BANK_DETAILS, new Nothing()));
        refuseStrangers(sent);
        required.stream()
                .filter(field -> !values.containsKey(field))
                .filter(field -> isEmpty(sent.getOrDefault(field, new Nothing())))
                .forEach(field -> faults.add(invalid(field, "is required")));
    }

    List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    /** The field's text; empty when it is missing or was not of its type. */
    Optional<String> find(String field) {
        return Optional.ofNullable(values.get(field));
    }

    /** The text of a field that a sound order has. */
    String require(String field) {
        return find(field).orElseThrow(() -> new IllegalStateException("no " + field));
    }

    /** Equal for requests that order the same, however they are written. No text has line feeds. */
    byte[] sha256() {
        return Signature.sha256(values.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n")));
    }

    boolean isTest() {
        return "1".equals(values.get(IS_TEST));
    }

    private void takeText(String field, String name, SignedValue value) {
        Optional<String> text = scalar(value);
        if (text.isEmpty()) {
            faults.add(invalid(field, "must be a text"));
        } else if (!text.get().isEmpty()) {
            checkText(field, text.get());
            values.put(name, text.get());
        }
    }

    private void checkText(String field, String text) {
        int max = field.equals(COMMENT) ? COMMENT_MAX : TEXT_MAX;
        if (text.codePointCount(0, text.length()) > max) {
            faults.add(invalid(field, "must have at most " + max + " characters"));
        }
        if (text.indexOf(':') >= 0 && !COLON_ALLOWED.contains(field)) {
            faults.add(invalid(field, "must not contain a colon"));
        }
    }

    private void takeAmount(SignedValue value) {
        if (isEmpty(value)) return;
        Optional<String> text = scalar(value);
        if (text.isEmpty() || !DECIMAL.matcher(text.get()).matches()) {
            faults.add(invalid(AMOUNT, "must be a positive number"));
        } else {
            values.put(AMOUNT, plain(text.get()));
        }
    }

    private static String plain(String decimal) {
        return new BigDecimal(decimal).stripTrailingZeros().toPlainString();
    }

    private void takeFlag(SignedValue value) {
        if (isEmpty(value)) return;
        Optional<String> text = value instanceof Flag(boolean on)
                ? Optional.of(on ? "1" : "0") : scalar(value);
        if (text.isEmpty() || !FLAGS.containsKey(text.get())) {
            faults.add(invalid(IS_TEST, "must be true or false"));
        } else {
            values.put(IS_TEST, FLAGS.get(text.get()));
        }
    }

    private void takeBankDetails(SignedValue details) {
        if (isEmpty(details)) return;
        if (!(details instanceof Members(var members))) {
            faults.add(invalid(BANK_DETAILS, "must be an object"));
            return;
        }
        members.forEach((name, value) -> {
            if (name.equals(BANK_CODE) || name.equals(BRANCH_CODE)) {
                takeText(BANK_DETAILS, name, value);
            } else {
                faults.add(invalid(BANK_DETAILS, "has an unknown member"));
            }
        });
    }

    private void refuseStrangers(SortedMap<String, SignedValue> sent) {
        sent.forEach((name, value) -> {
            boolean known = TEXTS.contains(name) || OTHERS.contains(name) || EMPTY.contains(name);
            if (!known) faults.add(invalid(name, "is not a field of a withdrawal"));
            if (EMPTY.contains(name) && !isEmpty(value)) {
                faults.add(invalid(name, "must be empty"));
            }
        });
    }

    /** Texts and numbers as text, nothing as the empty text; empty for what is not scalar. */
    private static Optional<String> scalar(SignedValue value) {
        return switch (value) {
            case Text(String text) -> Optional.of(text);
            case Numeral(String plain) -> Optional.of(plain);
            case Nothing() -> Optional.of("");
            case Flag _, Elements _, Members _ -> Optional.empty();
        };
    }

    private static boolean isEmpty(SignedValue value) {
        return switch (value) {
            case Text(String text) -> text.isEmpty();
            case Nothing() -> true;
            case Elements(var values) -> values.isEmpty();
            case Members(var values) -> values.isEmpty();
            case Numeral _, Flag _ -> false;
        };
    }
}
