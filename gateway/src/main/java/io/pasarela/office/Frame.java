package io.pasarela.office;

import io.pasarela.merchants.Merchant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is around every page.
 *
 * @param banner what the act before led to
 * @param user null on pages for guests
 */
public record Frame(Guest guest, String title, @Nullable Banner banner, @Nullable User user) {

    /** A sentence on top of the page. */
    public record Banner(String text, boolean good) {}

    /** The signed-in operator, and where he may go. */
    public record User(
            String name, String account, String merchant, List<Link> menu,
            List<Link> merchants) {}

    /** A place to go to; active when it is the one he is at. */
    public record Link(String text, String url, boolean active) {}

    static Frame of(Guest guest, String title) {
        return new Frame(guest, title, banner(guest), null);
    }

    static Frame of(Visit visit, @Nullable MenuEntry at, String title) {
        List<Link> menu = Arrays.stream(MenuEntry.values())
                .filter(entry -> visit.operator().role().covers(entry.needed()))
                .map(entry -> new Link(
                        visit.say(entry.text()), visit.root() + entry.path(), entry == at))
                .toList();
        List<Link> merchants = visit.merchants().stream()
                .map(merchant -> link(visit, merchant)).toList();
        return new Frame(visit.guest(), title, banner(visit.guest()), new User(
                visit.operator().name(), visit.root() + "/account", visit.merchant().name(), menu,
                merchants));
    }

    private static Link link(Visit visit, Merchant merchant) {
        return new Link(merchant.name(), visit.guest().base() + "/m/" + merchant.key(),
                merchant.id().equals(visit.merchantId()));
    }

    private static @Nullable Banner banner(Guest guest) {
        String said = guest.said();
        return said == null
                ? null : new Banner(guest.words().say(said), said.startsWith("said.ok."));
    }

    public String say(String key, Object... gaps) {
        return guest.words().say(key, gaps);
    }

    public String base() {
        return guest.base();
    }
}
