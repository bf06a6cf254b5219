package io.pasarela.paymentsystems;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a payer reads about a system in one language.
 *
 * @param name the system's name
 * @param params what each wallet field is called, by its name in {@code params}
 * @param number what the transaction number is called
 * @param where where in the bank's app it stands
 * @param steps what to do, in order
 * @param pictures what each of the system's pictures shows, for those who do not see it
 */
public record Texts(
        String name, Map<String, String> params, String number, String where, List<String> steps,
        List<String> pictures) {

    public Texts {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        steps = List.copyOf(steps);
        pictures = List.copyOf(pictures);
    }
}
