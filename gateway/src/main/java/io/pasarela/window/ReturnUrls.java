package io.pasarela.window;

import io.pasarela.merchants.Merchant;
import io.pasarela.window.StatePage.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a link leads back to. Only addresses the merchant registered or signed are ever followed;
 * a signed one wins, and one with a wrong signature stops nobody.
 */
record ReturnUrls(Map<State, ReturnUrl> byState, List<Ignored> ignored) {

    private static final Pattern ID = Pattern.compile("\\d{1,9}");

    /** A signed address that was not followed, as the merchant wrote it. */
    record Ignored(String parameter, String value) {}

    ReturnUrls {
        byState = Map.copyOf(byState);
        ignored = List.copyOf(ignored);
    }

    static ReturnUrls of(Merchant merchant, WindowKey key, LinkParameters link)
            throws UnusableParameter {
        var byState = new EnumMap<State, ReturnUrl>(State.class);
        var ignored = new ArrayList<Ignored>();
        for (State state : State.values()) {
            registered(merchant, link, state).ifPresent(url -> byState.put(state, url));
            String parameter = state.key() + "_url";
            Optional<String> value = link.find(parameter);
            if (value.isEmpty()) continue;
            key.url(parameter, value.get()).ifPresentOrElse(
                    url -> byState.put(state, url),
                    () -> ignored.add(new Ignored(parameter, value.get())));
        }
        return new ReturnUrls(byState, ignored);
    }

    private static Optional<ReturnUrl> registered(
            Merchant merchant, LinkParameters link, State state) throws UnusableParameter {
        return link.find("payment_url_" + state.key() + "_id")
                .filter(id -> ID.matcher(id).matches())
                .map(id -> merchant.endpoints().redirectUrls().get(Integer.valueOf(id)))
                .flatMap(ReturnUrl::of);
    }

    /** Of these addresses, and those that the merchant lets embed the window. */
    List<String> origins(Merchant merchant) {
        return Stream.concat(
                        byState.values().stream(),
                        merchant.endpoints().frameAncestors().stream()
                                .flatMap(ancestor -> ReturnUrl.of(ancestor).stream()))
                .map(ReturnUrl::origin).distinct().sorted().toList();
    }

    Optional<ReturnUrl> of(State state) {
        return Optional.ofNullable(byState.get(state));
    }
}
