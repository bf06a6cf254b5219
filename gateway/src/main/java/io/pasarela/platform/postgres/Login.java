package io.pasarela.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** One way into a database: an address without credentials, a role and its password. */
public record Login(String url, String user, String password) {

    private static final String PREFIX = "jdbc:postgresql:";

    public Login {
        if (!url.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a database URL begins with " + PREFIX);
        }
    }

    /** Reads a JDBC URL that names the user and the password among its parameters. */
    public static Login of(String jdbcUrl) {
        int question = jdbcUrl.indexOf('?');
        String user = "";
        String password = "";
        List<String> others = new ArrayList<>();
        String query = question < 0 ? "" : jdbcUrl.substring(question + 1);
        for (String parameter : query.split("&")) {
            if (parameter.startsWith("user=")) {
                user = value(parameter);
            } else if (parameter.startsWith("password=")) {
                password = value(parameter);
            } else if (!parameter.isEmpty()) {
                others.add(parameter);
            }
        }
        if (user.isEmpty()) throw new IllegalArgumentException("a database URL names its user");
        String address = question < 0 ? jdbcUrl : jdbcUrl.substring(0, question);
        String rest = others.isEmpty() ? "" : "?" + String.join("&", others);
        return new Login(address + rest, user, password);
    }

    /** The same with the credentials in it, as other programs want it. */
    public String jdbcUrl() {
        return url + (url.contains("?") ? "&" : "?")
                + "user=" + URLEncoder.encode(user, UTF_8)
                + "&password=" + URLEncoder.encode(password, UTF_8);
    }

    /** The same server and parameters, another database. */
    public Login database(String name) {
        int question = url.indexOf('?');
        String address = question < 0 ? url : url.substring(0, question);
        String rest = question < 0 ? "" : url.substring(question);
        return new Login(
                address.substring(0, address.lastIndexOf('/') + 1) + name + rest, user, password);
    }

    public Login as(String otherUser, String otherPassword) {
        return new Login(url, otherUser, otherPassword);
    }

    /** Without the password: this may be logged. */
    @Override
    public String toString() {
        return user + " at " + url;
    }

    private static String value(String parameter) {
        return URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), UTF_8);
    }
}
