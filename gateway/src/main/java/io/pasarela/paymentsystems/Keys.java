package io.pasarela.paymentsystems;

import java.util.regex.Pattern;

/** Names by which merchants call a system: they stand in URLs and signatures for ever. */
final class Keys {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,189}");

    private Keys() {}

    static String check(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "'" + key + "' must be a-z, 0-9 and _, begin with a letter, up to 190");
        }
        return key;
    }
}
