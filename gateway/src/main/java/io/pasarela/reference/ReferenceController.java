package io.pasarela.reference;

import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The reference as JSON and as a page; both are the same for everybody, and made once. */
@Controller
class ReferenceController {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Pages pages;
    private final byte[] json;
    private final ReferencePage page;

    ReferenceController(Pages pages) {
        Document document = Document.read();
        this.pages = pages;
        this.json = document.json();
        this.page = new Bookbinder(document).bind();
    }

    @GetMapping("/openapi.json")
    void json(HttpServletResponse response) throws IOException {
        describe(response);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    @GetMapping("/docs")
    void page(HttpServletResponse response) throws IOException {
        describe(response);
        response.setHeader("Content-Security-Policy", POLICY);
        pages.write(response, page);
    }

    private static void describe(HttpServletResponse response) {
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
