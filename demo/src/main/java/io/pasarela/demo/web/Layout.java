package io.pasarela.demo.web;

import java.util.Map;

/**
 * What surrounds the pages of one site.
 *
 * @param site its name in addresses, such as {@code shop}
 */
public record Layout(String site) {

    private static final Template PAGE = Template.of("""
            <!doctype html>
            <html lang="{lang}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title} · {#brand}</title>
            <link rel="icon" href="/assets/{site}.svg">
            <link rel="stylesheet" href="/assets/demo.css">
            <script src="/assets/demo.js" defer></script>
            </head>
            <body class="{site}">
            <header>
            <a class="brand" href="/{site}/"><img src="/assets/{site}.svg" alt="" width="32" \
            height="32">{#brand}</a>
            <a class="language" href="{switch}"
                lang="{otherLang}" hreflang="{otherLang}">{other}</a>
            </header>
            <main>
            {content}
            </main>
            <footer>{#footer}</footer>
            </body>
            </html>
            """);

    /** What the pages of every site ask for. */
    public static void addTo(Routes routes) {
        routes.file("/assets/demo.css", Layout.class).file("/assets/demo.js", Layout.class);
    }

    /** A whole page. */
    public Html page(Request request, Texts texts, String title, Html content) {
        Language other = texts.language() == Language.EN ? Language.ES : Language.EN;
        return PAGE.fill(texts, Map.of(
                "lang", texts.language().code(),
                "site", site,
                "title", title,
                "switch", request.path() + "?"
                        + request.query().with(Request.LANGUAGE, other.code()).encoded(),
                "otherLang", other.code(),
                "other", other.title(),
                "content", content));
    }
}
