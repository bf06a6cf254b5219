package io.pasarela.torture.office;

import io.pasarela.torture.history.Event;
import io.pasarela.torture.history.History;
import io.pasarela.torture.town.Page;
import java.util.List;
import java.util.Optional;

/** The list of open withdrawals, from which operators choose. */
final class Shelf {

    private static final String PATH = "/withdrawals";

    private final History history;

    Shelf(History history) {
        this.history = history;
    }

    /** Mostly one that is new or his own. */
    Optional<Sight> choose(Errand errand) throws InterruptedException {
        Optional<Page> list = errand.browser().look(errand.path(PATH));
        Optional<String> older = list.flatMap(Page::older);
        if (older.isPresent() && errand.happens(30)) list = errand.browser().look(older.get());
        if (list.isEmpty()) return Optional.empty();
        List<Page.Row> rows = list.get().rows();
        List<Page.Row> near = rows.stream().filter(row -> isNear(row, errand)).toList();
        List<Page.Row> choice = near.isEmpty() || errand.happens(15) ? rows : near;
        if (choice.isEmpty()) return Optional.empty();
        return look(errand, choice.get(errand.random().nextInt(choice.size())).link());
    }

    private static boolean isNear(Page.Row row, Errand errand) {
        String state = row.cell("State");
        return state.startsWith("new") && !state.contains("test")
                || state.contains(errand.operator());
    }

    /** How it stands now, which is kept. */
    Optional<Sight> look(Errand errand, String path) throws InterruptedException {
        long begun = System.nanoTime();
        Optional<Sight> sight = errand.browser().look(path)
                .flatMap(page -> Sight.of(errand.tenant(), path, page));
        sight.ifPresent(seen -> history.add(new Event.Looked(seen.tenant(), seen.withdrawalId(),
                seen.stand(), seen.reference().orElse(null), Event.When.since(begun))));
        return sight;
    }
}
