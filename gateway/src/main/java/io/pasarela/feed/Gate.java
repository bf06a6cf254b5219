package io.pasarela.feed;

import io.pasarela.bankfeed.Source;
import io.pasarela.bankfeed.Sources;
import io.pasarela.edge.Failure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Who may report, how much at once, and how large a report may be. */
@Component
class Gate {

    /** Reports in work at once; more wait, so that claims always find a connection. */
    static final int AT_ONCE_MAX = 6;
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String BEARER = "Bearer ";

    private final Sources sources;
    private final Semaphore places = new Semaphore(AT_ONCE_MAX, true);

    Gate(Sources sources) {
        this.sources = sources;
    }

    /** What is done with a request that found a place. */
    interface Work {
        void run() throws IOException;
    }

    void admit(HttpServletResponse response, Work work) throws IOException, InterruptedException {
        response.setHeader("Cache-Control", "no-store");
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            Failure.BUSY.write(response);
            return;
        }
        try {
            work.run();
        } finally {
            places.release();
        }
    }

    /** The source whose token a request has, calling from where it may. */
    Optional<Source> ofToken(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) return Optional.empty();
        return sources.ofToken(header.substring(BEARER.length()).strip())
                .filter(source -> isFromAllowedAddress(source, request));
    }

    /** The source with whose key a request was signed, calling from where it may. */
    Optional<Source> ofSignature(HttpServletRequest request, Predicate<String> madeBy) {
        return sources.ofSignature(madeBy)
                .filter(source -> isFromAllowedAddress(source, request));
    }

    private static boolean isFromAllowedAddress(Source source, HttpServletRequest request) {
        List<String> allowed = source.allowedAddresses();
        return allowed.isEmpty() || allowed.stream()
                .anyMatch(range -> new IpAddressMatcher(range).matches(request.getRemoteAddr()));
    }

    /** Empty after a refusal has been written. */
    static Optional<byte[]> body(
            HttpServletRequest request, HttpServletResponse response, int bytesMax)
            throws IOException {
        byte[] body = request.getContentLengthLong() > bytesMax ? null
                : request.getInputStream().readNBytes(bytesMax + 1);
        if (body != null && body.length <= bytesMax) return Optional.of(body);
        new Failure(413, "request.too_large",
                "The body is larger than " + (bytesMax >> 10) + " kB").write(response);
        return Optional.empty();
    }

    static void refuseStranger(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        new Failure(401, "feed.unauthorized", "The token or signature is not known here")
                .write(response);
    }
}
