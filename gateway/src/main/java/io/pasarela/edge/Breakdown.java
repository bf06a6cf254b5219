package io.pasarela.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What programs are told when a request finds nobody, or somebody broke. */
@RestControllerAdvice(basePackages = {"io.pasarela.api", "io.pasarela.feed"})
@Order(Ordered.HIGHEST_PRECEDENCE)
class Breakdown {

    private static final Logger LOG = LoggerFactory.getLogger(Breakdown.class);

    /** There was no connection to begin with, so nothing was stored. */
    @ExceptionHandler({
        CannotCreateTransactionException.class, CannotGetJdbcConnectionException.class
    })
    void noDatabase(HttpServletResponse response) throws IOException {
        Failure.BUSY.write(response);
    }

    /** Whether anything was stored is not known; the same request may be repeated. */
    @ExceptionHandler(Exception.class)
    void broken(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.error("{} {} broke", request.getMethod(), request.getRequestURI(), failure);
        Failure.ERROR.write(response);
    }
}
