package io.pasarela.window;

import java.util.List;

/** Lets the payer choose how to pay when the link leaves it open. */
record ChoosePage(Frame frame, String merchant, List<Choice> choices) {

    record Choice(String name, String currency, String logoUrl, String url) {}

    ChoosePage {
        choices = List.copyOf(choices);
    }
}
