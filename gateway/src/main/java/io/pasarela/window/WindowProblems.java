package io.pasarela.window;

import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** What a payer sees when a request leads nowhere; the details are for the log. */
@ControllerAdvice(basePackageClasses = WindowController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class WindowProblems {

    private static final Logger LOG = LoggerFactory.getLogger(WindowProblems.class);

    private final Reception reception;
    private final Typesetter typesetter;
    private final Pages pages;

    WindowProblems(Reception reception, Typesetter typesetter, Pages pages) {
        this.reception = reception;
        this.typesetter = typesetter;
        this.pages = pages;
    }

    @ExceptionHandler
    void unusable(UnusableParameter unusable, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setHeader("Pasarela-Error", "window.parameter");
        pages.write(response, typesetter.unusable(reception.words(request), unusable));
    }

    @ExceptionHandler
    void tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        problem(request, response, HttpStatus.CONTENT_TOO_LARGE, "error.screenshot.refused");
    }

    /** Mostly for want of disk or files on our side: it says nothing against the picture. */
    @ExceptionHandler
    void unread(MultipartException unread, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        LOG.error("an upload could not be read", unread);
        problem(request, response, HttpStatus.SERVICE_UNAVAILABLE, "error.busy");
    }

    /** Nothing was begun; the payer may load the page again. */
    @ExceptionHandler({DataAccessException.class, CannotCreateTransactionException.class})
    void noDatabase(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.error("the window found no database", failure);
        problem(request, response, HttpStatus.SERVICE_UNAVAILABLE, "error.busy");
    }

    @ExceptionHandler
    void broken(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.error("{} {} broke", request.getMethod(), request.getRequestURI(), failure);
        problem(request, response, HttpStatus.INTERNAL_SERVER_ERROR, "error.busy");
    }

    private void problem(HttpServletRequest request, HttpServletResponse response,
            HttpStatus status, String text) throws IOException {
        response.resetBuffer();
        response.setStatus(status.value());
        pages.write(response, typesetter.problem(reception.words(request), text));
    }
}
