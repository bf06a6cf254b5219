package io.pasarela.demo.window;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Deque's rules of accessibility, run inside a page by the browser's own debugger. */
public final class Axe {

    private static final String SOURCE = source();
    private static final String RUN = """
            async rules => (await axe.run(document, {
                runOnly: rules, resultTypes: ["violations"]
            })).violations.flatMap(broken => broken.nodes.map(
                node => broken.id + ": " + node.html + " " + node.failureSummary))
            """;

    private static final List<String> ALL =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Axe() {}

    private static String source() {
        try (InputStream file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What breaks a rule of WCAG 2.2 AA, or one of good practice. */
    public static List<String> faults(Frame page) {
        return run(page, ALL);
    }

    /** What has too little contrast, which is all that other colors can change. */
    static List<String> pale(Frame page) {
        return run(page, List.of("color-contrast"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Frame page, List<String> rules) {
        if (!(Boolean) page.evaluate("() => 'axe' in window")) page.evaluate(SOURCE);
        return (List<String>) page.evaluate(RUN, rules);
    }
}
