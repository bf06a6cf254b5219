package io.pasarela.torture.checks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No log holds a secret, in clear text or as something that only looks different. */
final class SecretsCheck {

    private static final Pattern ESCAPE = Pattern.compile("%..");
    /** Three bytes become four characters, so a text looks different at each of three places. */
    private static final int PLACES = 3;
    private static final int BYTE = 8;
    private static final int SEXTET = 6;

    private final List<Secret> secrets = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /** How one may look. Violations go to logs too, so they give its number only. */
    private record Secret(int number, List<String> looks) {}

    private SecretsCheck(List<String> texts) {
        for (String text : texts) secrets.add(new Secret(secrets.size() + 1, looks(text)));
    }

    /** Reads these files, which must be there, and tells where each secret is first in each. */
    static List<String> violations(List<Path> logs, List<String> secrets) throws IOException {
        var check = new SecretsCheck(secrets);
        for (Path log : logs) check.read(log);
        return check.violations;
    }

    private void read(Path log) throws IOException {
        // Not every byte of a log need be UTF-8; secrets are ASCII.
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            var unseen = new ArrayList<>(secrets);
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                for (Secret secret : unseen.stream().filter(isIn(line)).toList()) {
                    unseen.remove(secret);
                    violations.add(log + ", line " + number + ": holds secret "
                            + secret.number() + " of the cast");
                }
            }
        }
    }

    private static Predicate<Secret> isIn(String line) {
        return secret -> secret.looks().stream().anyMatch(line::contains);
    }

    private static List<String> looks(String secret) {
        String bare = secret.startsWith("whsec_") ? secret.substring("whsec_".length()) : secret;
        String url = URLEncoder.encode(bare, StandardCharsets.UTF_8);
        String lower = ESCAPE.matcher(url).replaceAll(escape -> escape.group().toLowerCase());
        Stream<String> plain = Stream.of(bare, url, lower, bare.replace("/", "\\/"));
        return Stream.concat(plain, Stream.iterate(0, place -> place + 1).limit(PLACES)
                .map(place -> base64(bare, place))
                .flatMap(text -> Stream.of(text, text.replace('+', '-').replace('/', '_'))))
                .distinct().toList();
    }

    /** What it contributes to the base64 of a longer text, after so many bytes. */
    private static String base64(String secret, int place) {
        byte[] bytes = (" ".repeat(place) + secret).getBytes(StandardCharsets.UTF_8);
        String all = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        // Characters at both ends also depend on what stands there.
        int from = (place * BYTE + SEXTET - 1) / SEXTET;
        return all.substring(from, bytes.length * BYTE / SEXTET);
    }
}
