package io.pasarela.edge;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Requests that no endpoint wants. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Strays {

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    void nothingThere(HttpServletResponse response) throws IOException {
        Failure.NOT_FOUND.write(response);
    }

    @ExceptionHandler(HttpRequestMethodNotSupportedException.class)
    void wrongMethod(HttpRequestMethodNotSupportedException failure, HttpServletResponse response)
            throws IOException {
        String[] allowed = failure.getSupportedMethods();
        if (allowed != null) response.setHeader("Allow", String.join(", ", allowed));
        new Failure(405, "request.method", "This endpoint wants another method").write(response);
    }
}
