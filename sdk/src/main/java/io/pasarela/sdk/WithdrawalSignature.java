package io.pasarela.sdk;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The signature of a withdrawal: {@code sha1(private_key + md5(base))}. {@link Pasarela} signs by
 * itself; this is for those who send withdrawals in their own way.
 *
 * <p>The base joins bare values with colons, so different fields can share one base. The gateway
 * therefore refuses colons in most texts, unknown fields, and any base that comes a second time
 * with other fields.
 */
public final class WithdrawalSignature {

    private static final String SIGNATURE = "signature";
    /** As many as PHP writes out; beyond it the two sides would sign different texts. */
    private static final int FRACTION_DIGITS_MAX = 14;

    private WithdrawalSignature() {}

    /**
     * The text that is signed: all fields but {@code signature}, sorted by name, their values
     * joined by colons.
     *
     * @param fields texts, exact numbers, booleans, lists, maps and nulls, by their wire names
     * @throws IllegalArgumentException for values that JSON or exact arithmetic does not know
     */
    public static String base(Map<String, ?> fields) {
        Map<String, Object> sorted = new TreeMap<>(fields);
        sorted.remove(SIGNATURE);
        return joined(sorted.values());
    }

    /**
     * Signs the base of these fields.
     *
     * @param fields what is sent, as for {@link #base}
     * @param privateKey the merchant's private key
     * @return the value of the field {@code signature}, in lower-case hex
     */
    public static String sign(Map<String, ?> fields, String privateKey) {
        return Hashes.sha1OfMd5(privateKey, base(fields));
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(WithdrawalSignature::text).collect(Collectors.joining(":"));
    }

    private static String text(Object value) {
        if (value == null) return "";
        if (value instanceof String text) return text;
        if (value instanceof Boolean flag) return flag ? "1" : "";
        if (value instanceof Number number) return text(number);
        if (value instanceof List<?> list) return joined(list);
        if (value instanceof Map<?, ?> map) return joined(new TreeMap<>(map).values());
        throw new IllegalArgumentException("cannot sign a " + value.getClass().getName());
    }

    private static String text(Number number) {
        if (number instanceof BigDecimal decimal && decimal.scale() != 0
                && decimal.stripTrailingZeros().precision() > FRACTION_DIGITS_MAX) {
            throw new IllegalArgumentException("too many digits to sign: " + number);
        }
        return Json.plain(number);
    }
}
