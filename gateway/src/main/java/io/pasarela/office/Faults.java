package io.pasarela.office;

import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** What an operator is told when a page is not there or broke; never a stack trace. */
@ControllerAdvice(basePackages = "io.pasarela.office")
@Order(Ordered.HIGHEST_PRECEDENCE)
class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final Pages pages;

    Faults(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    void tell(Exception fault, Guest guest, HttpServletResponse response) throws IOException {
        int status = fault instanceof ErrorResponse known ? known.getStatusCode().value() : 500;
        if (status >= 500) LOG.error("{} broke", guest.path(), fault);
        response.setStatus(status);
        pages.write(response, FaultPage.of(guest, status >= 500 ? "fault.broken"
                : status == 403 ? "fault.forbidden" : "fault.not-found"));
    }
}
