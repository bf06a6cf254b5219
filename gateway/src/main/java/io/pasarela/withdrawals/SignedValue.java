package io.pasarela.withdrawals;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A value of an order as its signature sees it. */
sealed interface SignedValue {

    record Text(String text) implements SignedValue {}

    /** A number by its text: as written, or the shortest plain decimal. Never binary inside. */
    record Numeral(String plain) implements SignedValue {

        /** More digits than this do not survive the floating point of the merchants' languages. */
        private static final int DIGITS_MAX = 14;
        private static final int SCALE_MAX = 20;

        /** A fraction or a power of ten; empty when it cannot be trusted to its last digit. */
        static Optional<Numeral> ofDecimal(String literal) {
            BigDecimal value = new BigDecimal(literal).stripTrailingZeros();
            boolean trusted =
                    value.precision() <= DIGITS_MAX && Math.abs((long) value.scale()) <= SCALE_MAX;
            return trusted ? Optional.of(new Numeral(value.toPlainString())) : Optional.empty();
        }
    }

    record Flag(boolean value) implements SignedValue {}

    record Nothing() implements SignedValue {}

    record Elements(List<SignedValue> values) implements SignedValue {}

    record Members(SortedMap<String, SignedValue> values) implements SignedValue {}

    /** Its text in the base: members by name, elements in order, both joined by colons. */
    default String signed() {
        return switch (this) {
            case Text(String text) -> text;
            case Numeral(String plain) -> plain;
            case Flag(boolean value) -> value ? "1" : "";
            case Nothing() -> "";
            case Elements(var values) -> join(values);
            case Members(var values) -> join(values.values());
        };
    }

    private static String join(Collection<SignedValue> values) {
        return values.stream().map(SignedValue::signed).collect(Collectors.joining(":"));
    }
}
