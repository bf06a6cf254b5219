package io.pasarela.demo.web;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * How it stands with something, as a visitor reads it; shown on its page and asked for again by the
 * page's script.
 *
 * @param tone {@code wait}, {@code good} or {@code bad}
 * @param title in a few words
 * @param note in a sentence
 * @param over whether it stays like this
 */
public record Status(String tone, String title, String note, boolean over) {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Template BOX = Template.of("""
            <div class="status {tone}" role="status" data-poll="{address}" data-over="{over}">
            <strong>{title}</strong><span>{note}</span></div>
            """);

    /** It will change. */
    public static Status waiting(String title, String note) {
        return new Status("wait", title, note, false);
    }

    /** It ended well. */
    public static Status good(String title, String note) {
        return new Status("good", title, note, true);
    }

    /** It ended badly. */
    public static Status bad(String title, String note) {
        return new Status("bad", title, note, true);
    }

    /**
     * As a part of a page.
     *
     * @param address where the script asks for it again
     */
    public Html box(Texts texts, String address) {
        return BOX.fill(texts, Map.of("tone", tone, "title", title, "note", note,
                "address", address, "over", over));
    }

    /** As the page's script reads it. */
    public Reply reply() {
        return Reply.json(JSON.writeValueAsString(this));
    }
}
