package io.pasarela.office;

import io.pasarela.imports.Imports;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads whoever sends a file that is too large back to where he came from. It is not read, and with
 * it neither is the hidden field of its form: nobody after this filter could tell him more.
 */
final class TooLarge extends OncePerRequestFilter {

    /** What is around a file in a form. */
    private static final int FORM_MAX = 64 << 10;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        if (request.getContentLengthLong() <= Imports.BYTES_MAX + FORM_MAX) {
            chain.doFilter(request, response);
        } else {
            Redirect.send(response, Guest.base(request)
                    + request.getRequestURI().substring("/office".length())
                    + "?said=no.too-large");
        }
    }
}
