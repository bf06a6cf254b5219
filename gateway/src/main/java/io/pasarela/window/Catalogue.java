package io.pasarela.window;

import io.pasarela.paymentsystems.Drawing;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a payer can pay with, and to. */
@Component
class Catalogue {

    private final PaymentSystems systems;
    private final Wallets wallets;

    Catalogue(PaymentSystems systems, Wallets wallets) {
        this.systems = systems;
        this.wallets = wallets;
    }

    /** The systems of the link's currencies with a usable wallet and limits that fit. */
    List<PaymentSystem> choices(Visit visit) {
        return systems.all().stream()
                .filter(system -> visit.link().currencies().contains(system.currency()))
                .filter(system -> fits(visit, system))
                .filter(system -> wallets.isUsable(visit.merchant().id(), system))
                .toList();
    }

    private static boolean fits(Visit visit, PaymentSystem system) {
        String fixed = visit.link().fixedAmount();
        return fixed == null || system.parseAmount(fixed)
                .filter(visit.limits(system)::allow).isPresent();
    }

    Optional<Wallet> wallet(Visit visit, PaymentSystem system) {
        return wallets.show(visit.merchant().id(), system, visit.link().label());
    }

    Optional<Drawing> logo(String fileName) {
        return systems.all().stream().map(system -> system.shown().logo())
                .filter(logo -> logo.fileName().equals(fileName)).findFirst();
    }

    Optional<Drawing> picture(String system, String fileName) {
        return systems.find(system).stream().flatMap(found -> found.shown().pictures().stream())
                .filter(picture -> picture.fileName().equals(fileName)).findFirst();
    }
}
