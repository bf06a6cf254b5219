package io.pasarela.bankfeed;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether two banks' ways of writing a name may mean one person. */
final class Payers {

    private Payers() {}

    /** Also when one of them says no name; a shorter name may leave words out, not change any. */
    static boolean agree(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) return true;
        Set<String> first = words(one);
        Set<String> second = words(other);
        return first.containsAll(second) || second.containsAll(first);
    }

    private static Set<String> words(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }
}
