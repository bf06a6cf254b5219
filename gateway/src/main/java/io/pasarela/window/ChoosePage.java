package io.pasarela.window;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets the payer choose how to pay when the link leaves it open. */
record ChoosePage(Frame frame, List<Group> groups) {

    /** Systems of one currency; its name is null when there is no other. */
    record Group(@Nullable String currency, List<Choice> choices) {}

    record Choice(String name, String limits, String logoUrl, String url) {}

    ChoosePage {
        groups = List.copyOf(groups);
    }
}
