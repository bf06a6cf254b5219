package io.pasarela.reference;

import java.util.ArrayList;
import java.util.List;

/** Everything the reference shows, in its order. */
record ReferencePage(
        String title, Prose about, List<Group> groups, List<ErrorCode> errors) {

    /** Text whose words between backticks are code; an empty line parts paragraphs. */
    record Prose(List<List<Run>> paragraphs) {

        record Run(String text, boolean isCode) {}

        static Prose of(String text) {
            var paragraphs = new ArrayList<List<Run>>();
            for (String paragraph : text.strip().split("\n\\s*\n")) {
                var runs = new ArrayList<Run>();
                String[] parts = paragraph.replace('\n', ' ').split("`");
                for (int i = 0; i < parts.length; i++) {
                    if (!parts[i].isEmpty()) runs.add(new Run(parts[i], i % 2 == 1));
                }
                if (!runs.isEmpty()) paragraphs.add(runs);
            }
            return new Prose(paragraphs);
        }
    }

    record Group(String id, String name, Prose about, List<Operation> operations) {}

    record Operation(String id, String method, String path, String summary, Prose about,
            String proof, List<Field> parameters, Body request, List<Field> headers, Body answer,
            List<String> errors) {}

    /** What is sent or answered, by its fields and by example. */
    record Body(String mediaType, List<Field> fields, List<Example> examples) {

        static final Body NONE = new Body("", List.of(), List.of());

        boolean isNone() {
            return mediaType.isEmpty();
        }
    }

    record Field(String name, String where, boolean required, String type, Prose about) {}

    record Example(String name, String json) {}

    record ErrorCode(String code, int status, Prose means) {}
}
