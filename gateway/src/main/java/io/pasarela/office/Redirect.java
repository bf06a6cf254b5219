package io.pasarela.office;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;

/**
 * Sends the browser on after a form, by a path alone: the request's host is nothing to trust. What
 * came of the form is said by the page it leads to, and reloading that repeats nothing.
 */
public final class Redirect {

    private Redirect() {}

    /** To a path that begins with the base. */
    public static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(303).header("Location", path).build();
    }

    /** The same, where there is no controller to return it. */
    static void send(HttpServletResponse response, String path) {
        response.setStatus(303);
        response.setHeader("Location", path);
    }

    /** To a page of the visit's merchant. */
    public static void send(HttpServletResponse response, Visit visit, String page) {
        send(response, visit.root() + page);
    }

    /** To that path, which then says what happened: {@code ok.…} or {@code no.…}. */
    public static ResponseEntity<Void> to(String path, String said) {
        return to(path + (path.contains("?") ? "&" : "?") + "said=" + said);
    }
}
