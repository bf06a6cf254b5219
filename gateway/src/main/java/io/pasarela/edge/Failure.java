package io.pasarela.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A refusal that is no documented body of its own: the status says what kind, the body is a JSON
 * {@code fail}, the header carries the stable code.
 */
public record Failure(int status, String code, String message) {

    /** The header that carries the stable code of every refusal. */
    public static final String HEADER = "Pasarela-Error";

    /** Also what a wrong secret is told, so that nobody learns what is there. */
    public static final Failure NOT_FOUND = new Failure(404, "auth.not_found", "Not found");

    public static final Failure BUSY =
            new Failure(503, "server.busy", "Busy, please repeat the request");

    public static final Failure ERROR =
            new Failure(500, "server.error", "Something broke here, please repeat the request");

    private static final JsonMapper JSON = JsonMapper.shared();

    private record Body(String status, String message) {}

    /** Writes the refusal as the whole answer. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader(HEADER, code);
        response.setHeader("Cache-Control", "no-store");
        if (status == 503) response.setHeader("Retry-After", "1");
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(new Body("fail", message)));
    }
}
