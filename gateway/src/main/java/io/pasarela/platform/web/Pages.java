package io.pasarela.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Writes pages: a record of what is shown, poured into the template of the same name. The record
 * {@code io.pasarela.window.PayPage} is shown by {@code jte/window/PayPage.jte}. Templates are
 * compiled with the code, so a page that lacks a field fails the build; they land in the package
 * of their folder, so the record may stay package-private.
 */
@Component
public final class Pages {

    private static final String ROOT = "io.pasarela";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, ROOT);

    /** Writes the page in full or, when the template fails, nothing of it. */
    public void write(HttpServletResponse response, Record page) throws IOException {
        write(response, templateOf(page), page);
    }

    /** For a record that has more than one template, such as a page and the part that changes. */
    public void write(HttpServletResponse response, String template, Record page)
            throws IOException {
        var body = new Utf8ByteOutput();
        engine.render(template, page, body);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.getContentLength());
        body.writeTo(response.getOutputStream());
    }

    private static String templateOf(Record page) {
        String name = page.getClass().getName();
        return name.substring(ROOT.length() + 1).replace('.', '/') + ".jte";
    }
}
