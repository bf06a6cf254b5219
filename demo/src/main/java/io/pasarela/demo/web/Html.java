package io.pasarela.demo.web;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of markup that is safe to send. Everything else is a text and gets escaped. */
public record Html(String markup) {

    /** No markup at all. */
    public static final Html NOTHING = new Html("");

    /** A text as markup. */
    public static Html of(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return new Html(safe.toString());
    }

    /** Pieces one after the other. */
    public static Html all(List<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining()));
    }
}
