package io.pasarela.torture.office;

import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.History;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Form;
import io.pasarela.torture.town.Lines;
import io.pasarela.torture.town.Page;
import io.pasarela.torture.town.Town;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operator's browser, signed in whenever the office wants it. Its cookies go to all gateways,
 * which share the sessions.
 */
final class Browser {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final HttpClient CLIENT = Lines.client().build();
    private static final Pattern SAID = Pattern.compile("[?&]said=((?:ok|no)\\.[a-z-]+)");
    private static final Pattern SIGN_IN = Pattern.compile("/sign-in(?:\\?.*)?");
    private static final String LOCATION = "Location";

    private final Town town;
    private final History history;
    private final String operator;
    private final Map<String, String> cookies = new ConcurrentHashMap<>();

    /**
     * What came of a form.
     *
     * @param said the outcome's name in the address the browser was sent on to; empty without one
     * @param location that address; where there was none, the status
     */
    record Answer(Outcome outcome, String said, String location) {

        static final Answer UNKNOWN = new Answer(Outcome.UNKNOWN, "", "");

        boolean isOk() {
            return outcome == Outcome.OK;
        }
    }

    Browser(Town town, History history, String operator) {
        this.town = town;
        this.history = history;
        this.operator = operator;
    }

    String operator() {
        return operator;
    }

    /** A page, after signing in where it is wanted; empty when it cannot be had now. */
    Optional<Page> look(String path) throws InterruptedException {
        Call call = history.begin(work(path));
        Optional<Page> page = Optional.empty();
        try {
            page = read(path);
        } finally {
            call.end(page.isPresent() ? Outcome.OK : Outcome.UNKNOWN);
        }
        return page;
    }

    /** Who reads a page is at the work that is done there. */
    private static Operation work(String path) {
        if (path.contains("/withdrawals")) return Operation.PAYOUT;
        if (path.contains("/postbacks")) return Operation.RESEND;
        return Operation.JUDGE;
    }

    private Optional<Page> read(String path) throws InterruptedException {
        Optional<HttpResponse<String>> answer = get(path);
        if (answer.filter(Browser::wantsSignIn).isPresent()) {
            answer = signIn() ? get(path) : Optional.empty();
        }
        return answer.filter(page -> page.statusCode() == 200)
                .map(page -> new Page(page.body()));
    }

    private static boolean wantsSignIn(HttpResponse<String> answer) {
        return SIGN_IN.matcher(location(answer)).matches();
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue(LOCATION).orElse("");
    }

    private boolean signIn() throws InterruptedException {
        Optional<Form> form = get("/sign-in").filter(page -> page.statusCode() == 200)
                .flatMap(page -> new Page(page.body()).form("/sign-in"));
        if (form.isEmpty()) return false;
        return exchange(post(town.office(), form.get(),
                        Map.of("login", operator, "password", Cast.password(operator))))
                .filter(answer -> answer.statusCode() == 303 && !wantsSignIn(answer)).isPresent();
    }

    private Optional<HttpResponse<String>> get(String path) throws InterruptedException {
        return exchange(request(town.office().resolve(path)).GET().build());
    }

    /** Sends a form to any of the gateways. Whoever is interrupted does not know what he did. */
    Answer send(Form form, Map<String, String> typed) {
        try {
            return exchange(post(town.office(), form, typed))
                    .map(Browser::read).orElse(Answer.UNKNOWN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNKNOWN;
        }
    }

    /** Sends a form to that gateway, and does not wait. */
    CompletableFuture<Answer> sendAt(URI office, Form form, Map<String, String> typed) {
        // The request's own time-out ends with the headers; this one includes the body.
        return CLIENT.sendAsync(post(office, form, typed), BodyHandlers.ofString())
                .orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(answer -> read(keep(answer)))
                .exceptionally(_ -> Answer.UNKNOWN);
    }

    private HttpRequest post(URI office, Form form, Map<String, String> typed) {
        return request(office.resolve(form.action()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.body(typed))).build();
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept-Language", "en");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Optional<HttpResponse<String>> exchange(HttpRequest request)
            throws InterruptedException {
        return Lines.send(CLIENT, request).map(this::keep);
    }

    private HttpResponse<String> keep(HttpResponse<String> answer) {
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || set.contains("Max-Age=0")) cookies.remove(pair[0]);
            else cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    /** The office answers a form with where to go on, and what to say there. */
    static Answer read(HttpResponse<String> answer) {
        return read(answer.statusCode(), location(answer));
    }

    static Answer read(int status, String location) {
        if (status >= 400) {
            return status < 500 ? new Answer(Outcome.REFUSED, "", "status " + status)
                    : Answer.UNKNOWN;
        }
        Matcher found = SAID.matcher(location);
        if (found.find()) {
            String said = found.group(1);
            return new Answer(said.startsWith("ok.") ? Outcome.OK : Outcome.REFUSED, said,
                    location);
        }
        // Whoever is sent to the sign-in was stopped before anything was done.
        return SIGN_IN.matcher(location).matches()
                ? new Answer(Outcome.REFUSED, "", location) : Answer.UNKNOWN;
    }
}
