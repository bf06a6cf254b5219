package io.pasarela.paymentsystems;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue: every payment system that this installation knows, fixed at the start. */
public final class PaymentSystems {

    private static final Comparator<PaymentSystem> DISPLAY_ORDER =
            Comparator.comparingInt((PaymentSystem system) -> system.shown().order())
                    .thenComparing(PaymentSystem::key);

    private final Map<String, PaymentSystem> byKey = new LinkedHashMap<>();
    private final Map<String, PaymentSystem> byPayoutCode = new LinkedHashMap<>();

    public PaymentSystems(List<PaymentSystem> systems) {
        systems.stream().sorted(DISPLAY_ORDER).forEach(this::add);
    }

    /** The systems that come with the server. */
    public static PaymentSystems builtIn() {
        return new PaymentSystems(DefinitionFiles.read(DefinitionFiles.builtIn()));
    }

    /** The systems that come with the server, and those defined in a directory of one's own. */
    public static PaymentSystems builtInAnd(Path ownFiles) {
        var files = new ArrayList<>(DefinitionFiles.builtIn());
        files.addAll(DefinitionFiles.in(ownFiles));
        return new PaymentSystems(DefinitionFiles.read(files));
    }

    public Optional<PaymentSystem> find(String walletType) {
        return Optional.ofNullable(byKey.get(walletType));
    }

    public Optional<PaymentSystem> findByPayoutCode(String code) {
        return Optional.ofNullable(byPayoutCode.get(code));
    }

    /** All systems in the order in which payers see them. */
    public List<PaymentSystem> all() {
        return List.copyOf(byKey.values());
    }

    /** How amounts are written, by currency code, where a definition says so. */
    public Map<String, AmountStyle> amountStyles() {
        var styles = new HashMap<String, AmountStyle>();
        for (PaymentSystem system : byKey.values()) {
            AmountStyle written = system.bank().written();
            if (written != null) styles.putIfAbsent(system.currencyCode(), written);
        }
        return Map.copyOf(styles);
    }

    private void add(PaymentSystem system) {
        if (byKey.put(system.key(), system) != null) {
            throw new IllegalArgumentException("two systems have the key " + system.key());
        }
        Payout payout = system.payout();
        if (payout != null && byPayoutCode.put(payout.code(), system) != null) {
            throw new IllegalArgumentException("two systems pay out as " + payout.code());
        }
    }
}
