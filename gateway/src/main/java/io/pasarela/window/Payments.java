package io.pasarela.window;

import io.pasarela.deposits.Activation;
import io.pasarela.deposits.Channel;
import io.pasarela.deposits.Claim;
import io.pasarela.deposits.ClaimForm;
import io.pasarela.deposits.ClaimRequest;
import io.pasarela.deposits.ClaimStatus;
import io.pasarela.deposits.DepositInfo;
import io.pasarela.deposits.Deposits;
import io.pasarela.deposits.Payment;
import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.pictures.Inspection;
import io.pasarela.pictures.Picture;
import io.pasarela.pictures.Pictures;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a visitor may know of a payment and do about it. */
@Component
class Payments {

    private final Deposits deposits;
    private final Pictures pictures;
    private final PaymentSystems systems;
    private final Clock clock;

    Payments(Deposits deposits, Pictures pictures, PaymentSystems systems, Clock clock) {
        this.deposits = deposits;
        this.pictures = pictures;
        this.systems = systems;
        this.clock = clock;
    }

    /** A payment of another label with the same id is as good as none. */
    Optional<Standing> find(Visit visit) {
        MerchantId merchant = visit.merchant().id();
        Optional<Claim> own = visit.signed() ? newest(visit) : own(visit);
        Optional<DepositInfo> newest = deposits.info(merchant, visit.link().customId())
                .filter(info -> isOf(visit, info.payment()));
        boolean deposited = newest
                .filter(info -> info.state() == DepositInfo.State.DEPOSITED).isPresent();
        boolean waits = newest
                .filter(info -> info.state() == DepositInfo.State.WAITING).isPresent();
        boolean isOver = own.map(claim -> claim.status() == ClaimStatus.SUPERSEDED
                || waits && claim.hasEnded()).orElse(true);
        if (!deposited && !isOver) {
            return deposits.info(merchant, own.get().id())
                    .map(info -> new Standing(info, own.get(), true, prospect(visit, info)));
        }
        return newest.map(info -> {
            boolean mayLook = visit.signed() || own
                    .filter(claim -> claim.payment().key1().equals(info.payment().key1()))
                    .isPresent();
            return new Standing(info, null, mayLook, mayLook ? prospect(visit, info) : null);
        });
    }

    private @Nullable Prospect prospect(Visit visit, DepositInfo info) {
        if (Standing.state(info) != StatePage.State.PENDING) return null;
        return systems.find(info.payment().system()).map(system -> new Prospect(
                        clock.instant().atZone(system.zone()), system.activation(),
                        deposits.pace(visit.merchant().id(), system.key()).orElse(null)))
                .orElse(null);
    }

    /** Whoever holds a link that the merchant signed may do what the payer may. */
    private Optional<Claim> newest(Visit visit) {
        return deposits.findNewest(visit.merchant().id(), visit.link().customId())
                .filter(claim -> isOf(visit, claim.payment()));
    }

    /** The claim of the browser that holds the key, if it is about this payment. */
    private Optional<Claim> own(Visit visit) {
        return visit.key()
                .flatMap(key -> deposits.findByClaimKey(visit.merchant().id(), key.sha256()))
                .filter(claim -> isOf(visit, claim.payment()));
    }

    private static boolean isOf(Visit visit, Payment payment) {
        return payment.label().equals(visit.link().label())
                && payment.customId().equals(visit.link().customId());
    }

    /** A payer's word, already read as far as he can be told about it. */
    record Word(
            PaymentSystem system,
            String number,
            Money amount,
            byte @Nullable [] screenshot,
            ClaimKey key,
            String network) {}

    Activation claim(Visit visit, Word word) {
        return deposits.activate(new ClaimRequest(
                visit.merchant(),
                new ClaimForm(word.system().key(), word.system().currencyCode(),
                        visit.link().label(), word.number(), word.amount().plain(),
                        visit.link().customId()),
                null,
                new Channel.Window(word.network(), word.key().sha256(), visit.signed()),
                word.screenshot()));
    }

    /** Keeps a proof with a claim that waits, or appeals with it for one that ended. */
    Inspection prove(Claim claim, byte[] screenshot) {
        var inspection = pictures.inspect(screenshot);
        if (inspection instanceof Inspection.Accepted(Picture picture)
                && !deposits.attach(claim.merchant(), claim.id(), picture)) {
            // Whatever comes of it, the page then shows how the payment stands.
            deposits.appeal(new Deposits.Appeal(claim.merchant(), claim.id(), picture));
        }
        return inspection;
    }
}
