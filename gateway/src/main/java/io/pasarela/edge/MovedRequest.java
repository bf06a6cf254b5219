package io.pasarela.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request as the face sees it: its own host's root is a folder of ours. */
final class MovedRequest extends HttpServletRequestWrapper {

    private final String folder;

    MovedRequest(HttpServletRequest request, String folder) {
        super(request);
        this.folder = folder;
    }

    @Override
    public String getRequestURI() {
        return folder + super.getRequestURI();
    }

    @Override
    public String getServletPath() {
        return folder + super.getServletPath();
    }
}
