package io.pasarela.demo.systems;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The payment systems for which the demo has an account, and that account. */
public final class PaySystems {

    private final List<PaySystem> systems;
    private final Map<String, String> wallets;

    private PaySystems(List<PaySystem> systems, Map<String, String> wallets) {
        this.systems = List.copyOf(systems);
        this.wallets = Map.copyOf(wallets);
    }

    /** All systems that are known, with or without an account. */
    public static List<PaySystem> known() {
        try (InputStream in = PaySystems.class.getResourceAsStream("systems.json")) {
            return List.of(new JsonMapper().readValue(in, PaySystem[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Those that have an account.
     *
     * @param wallets the accounts, by the systems' types
     */
    public static PaySystems with(Map<String, String> wallets) {
        List<PaySystem> usable =
                known().stream().filter(s -> wallets.containsKey(s.type())).toList();
        if (usable.isEmpty()) throw new IllegalArgumentException("no wallet of a known system");
        return new PaySystems(usable, wallets);
    }

    /** In the order to be shown. */
    public List<PaySystem> all() {
        return systems;
    }

    /** The system of a type. */
    public Optional<PaySystem> ofType(String type) {
        return systems.stream().filter(s -> s.type().equals(type)).findFirst();
    }

    /** The system of a payout code. */
    public Optional<PaySystem> ofPayout(String payout) {
        return systems.stream().filter(s -> s.payout().equals(payout)).findFirst();
    }

    /** The account that the demo has at a system. */
    public String wallet(PaySystem system) {
        return wallets.getOrDefault(system.type(), "");
    }

    /** The currencies of all systems, each once. */
    public Collection<String> currencies() {
        return systems.stream().map(PaySystem::currency).distinct().toList();
    }

    /** The symbol of a currency, else its code. */
    public String symbol(String currency) {
        return systems.stream().filter(s -> s.currency().equals(currency))
                .map(PaySystem::symbol).findFirst().orElse(currency + " ");
    }
}
