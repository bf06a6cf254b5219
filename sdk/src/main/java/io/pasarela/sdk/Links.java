package io.pasarela.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** Makes links to the payment window. Immutable and safe for any number of threads. */
public final class Links {

    private static final String UNRESERVED = "-_.~";

    private final String window;
    private final String windowKey;

    private Links(URI window, String windowKey) {
        Check.given("window", window);
        if (window.getHost() == null || window.getRawQuery() != null
                || window.getRawFragment() != null) {
            throw new IllegalArgumentException("not the address of a payment window: " + window);
        }
        this.window = window.toString();
        this.windowKey = windowKey;
    }

    /**
     * For links that carry no signature.
     *
     * @param window the window's address, such as {@code https://plugin.example.com/}
     */
    public static Links to(URI window) {
        return new Links(window, null);
    }

    /**
     * For links and return addresses that may be signed.
     *
     * @param window the window's address, such as {@code https://plugin.example.com/}
     * @param windowKey the merchant's window key
     */
    public static Links to(URI window, String windowKey) {
        Check.filled("windowKey", windowKey);
        return new Links(window, windowKey);
    }

    /**
     * Begins a link with what every link must have.
     *
     * @param label the paying user's id at the merchant
     * @param currencyCode the currency, or several joined by commas for the payer to choose from
     * @param customTransactionId the merchant's own, unique id of the payment
     */
    public WindowLink payment(String label, String currencyCode, String customTransactionId) {
        return new WindowLink(this, new TreeMap<>())
                .with("label", label)
                .with("currency_code", currencyCode)
                .with("custom_transaction_id", customTransactionId);
    }

    URI link(Map<String, String> parameters) {
        return URI.create(window + "?" + encoded(parameters));
    }

    /** The signature of a link: over all parameters but the language, sorted by name. */
    String sig(Map<String, String> parameters) {
        Map<String, String> signed = new TreeMap<>(parameters);
        signed.remove("lang");
        return Hashes.hmacSha256Hex(key(), encoded(signed));
    }

    /** A return address that the window trusts; the name keeps one from serving as another. */
    String signedUrl(String name, String url) {
        requireReturnable(name, url);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(UTF_8));
        return text + "." + Hashes.hmacSha256Hex(key(), name + "\n" + url);
    }

    static String encoded(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encoded(name)).append('=').append(encoded(value)));
        return query.toString();
    }

    /** PHP's {@code rawurlencode}; {@link java.net.URLEncoder} differs in blanks, * and ~. */
    static String encoded(String text) {
        if (Json.hasLoneSurrogate(text)) throw new IllegalArgumentException("a lone surrogate");
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80
                    && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
    }

    /** The window ignores any other address, so the mistake is better met here. */
    private static void requireReturnable(String name, String url) {
        Check.given(name, url);
        boolean printable = url.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c)
                        || Character.isSpaceChar(c));
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name + " is no URL: " + url, e);
        }
        boolean web = "http".equalsIgnoreCase(uri.getScheme())
                || "https".equalsIgnoreCase(uri.getScheme());
        if (!printable || !web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(name + " is not a plain http(s) URL: " + url);
        }
    }

    private String key() {
        if (windowKey == null) {
            throw new IllegalStateException("signing needs the window key; see Links.to");
        }
        return windowKey;
    }
}
