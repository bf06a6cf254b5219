package io.pasarela.office;

import io.pasarela.Multipart;
import io.pasarela.TestGateway;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an operator's browser does: keeps cookies, and sends forms with their hidden field. */
final class OfficeBrowser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TestGateway gateway;
    private final Map<String, String> cookies = new HashMap<>();
    private String language = "en";

    OfficeBrowser(TestGateway gateway) {
        this.gateway = gateway;
    }

    static OfficeBrowser signedIn(TestGateway gateway, String login, String password) {
        var browser = new OfficeBrowser(gateway);
        browser.signIn(login, password);
        return browser;
    }

    void speak(String acceptLanguage) {
        language = acceptLanguage;
    }

    HttpResponse<String> get(String path) {
        return send(gateway.request("/office" + path));
    }

    /** Follows to where a form led. */
    HttpResponse<String> follow(HttpResponse<String> redirect) {
        String location = redirect.headers().firstValue("Location").orElseThrow();
        return get(location.substring("/office".length()));
    }

    /** Sends a form as a page just looked at would. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(get("/sign-in").body());
        if (!csrf.find()) throw new IllegalStateException("no hidden field");
        var all = new HashMap<>(fields);
        all.put("_csrf", csrf.group(1));
        return postBare(path, all);
    }

    HttpResponse<String> postBare(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(gateway.request("/office" + path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Sends a form with a file as a page just looked at would. */
    HttpResponse<String> postFile(
            String path, Map<String, String> fields, String name, byte[] content) {
        Matcher csrf = CSRF.matcher(get("/sign-in").body());
        if (!csrf.find()) throw new IllegalStateException("no hidden field");
        var all = new HashMap<>(fields);
        all.put("_csrf", csrf.group(1));
        byte[] form = Multipart.form(all, "file", name, content);
        return send(gateway.request("/office" + path).header("Content-Type", Multipart.TYPE)
                .POST(BodyPublishers.ofByteArray(form)));
    }

    HttpResponse<String> signIn(String login, String password) {
        return post("/sign-in", Map.of("login", login, "password", password));
    }

    String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        request.header("Accept", "text/html").header("Accept-Language", language);
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = gateway.send(request.build());
        for (String set : response.headers().allValues("Set-Cookie")) {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            if (set.contains("Max-Age=0")) cookies.remove(pair[0]);
            else cookies.put(pair[0], pair[1]);
        }
        return response;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
