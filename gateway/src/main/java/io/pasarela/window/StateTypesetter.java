package io.pasarela.window;

import static io.pasarela.window.StatePage.State.FAIL;
import static io.pasarela.window.StatePage.State.PENDING;

import io.pasarela.deposits.Pace;
import io.pasarela.money.Money;
import io.pasarela.platform.Sha256;
import io.pasarela.window.PayPage.Detail;
import io.pasarela.window.StatePage.State;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts into words how a payment stands. */
final class StateTypesetter {

    private static final int LEAVE_AFTER_SECONDS = 10;

    /** Long enough to choose a file without script before the page is loaded again. */
    private static final int LOOK_AGAIN_SECONDS = 30;

    private final Typesetter typesetter;
    private final Visit visit;
    private final Words words;
    private final Standing standing;
    private final State state;

    StateTypesetter(Typesetter typesetter, Visit visit, Standing standing) {
        this.typesetter = typesetter;
        this.visit = visit;
        this.words = visit.words();
        this.standing = standing;
        this.state = standing.state();
    }

    StatePage set(List<String> proofFaults) {
        var back = visit.vouched().returns().of(state);
        boolean leaves = back.isPresent() && state != PENDING;
        var refresh = leaves
                ? new Frame.Refresh(LEAVE_AFTER_SECONDS, back.get().text())
                : state == PENDING ? new Frame.Refresh(LOOK_AGAIN_SECONDS, null) : null;
        String soon = leaves
                ? words.get("return.soon", Integer.toString(LEAVE_AFTER_SECONDS)) : null;
        return new StatePage(
                typesetter.frame(visit, words.get(state.key() + ".title"), refresh), state,
                words.get(state.key() + ".text"), details(), waiting(),
                proof(proofFaults), again(),
                back.map(url -> new StatePage.Back(url.text(), soon)).orElse(null), watch());
    }

    private List<Detail> details() {
        if (!standing.mayLook()) return List.of();
        var payment = standing.info().payment();
        var details = new ArrayList<Detail>();
        String reason = standing.info().reason();
        if (reason != null) details.add(detail("fail.reason", reason));
        details.add(detail("details.number", payment.key1()));
        details.add(Typesetter.amount(words, "details.sent", payment.claimed()));
        var received = standing.info().received();
        if (received != null && !received.equals(payment.claimed())) {
            details.add(Typesetter.amount(words, "details.received", received));
            missing(payment.claimed(), received).ifPresent(missing ->
                    details.add(Typesetter.amount(words, "details.missing", missing)));
        }
        var prospect = standing.prospect();
        if (prospect != null) {
            details.add(detail("details.since",
                    Times.moment(words, payment.claimedAt(), prospect.zone())));
        }
        return details;
    }

    private static Optional<Money> missing(Money claimed, Money received) {
        return received.minor() < claimed.minor()
                ? Optional.of(claimed.minus(received)) : Optional.empty();
    }

    private Detail detail(String label, String value) {
        return new Detail(words.get(label), value, value);
    }

    /** Of nothing but the payment system, so that every claim is told the same. */
    private StatePage.@Nullable Waiting waiting() {
        var prospect = standing.prospect();
        if (prospect == null) return null;
        String next = "pending.next." + prospect.activation().name().toLowerCase(Locale.ROOT);
        return new StatePage.Waiting(words.get(next), pace(prospect.pace()));
    }

    private @Nullable String pace(@Nullable Pace pace) {
        if (pace == null) return null;
        String half = Times.length(words, pace.half());
        String most = Times.length(words, pace.most());
        return half.equals(most)
                ? words.get("pending.pace.alike", most) : words.get("pending.pace", half, most);
    }

    private StatePage.@Nullable Proof proof(List<String> faults) {
        if (!standing.takesProof()) return null;
        boolean has = standing.ownClaim().picture() != null;
        return new StatePage.Proof(
                "proof?" + visit.query(), visit.key().orElseThrow().text(),
                words.get(has ? "pending.proof.has" : "pending.proof.text"), faults);
    }

    private StatePage.@Nullable Again again() {
        if (!standing.mayTryAgain()) return null;
        return new StatePage.Again(words.get(state == FAIL ? "fail.again" : "pending.again"),
                "./?" + visit.query() + "&" + LinkParameters.AGAIN + "=1");
    }

    private StatePage.Watch watch() {
        String payment = visit.merchant().id() + "\n" + visit.link().label()
                + "\n" + visit.link().customId();
        return new StatePage.Watch(
                visit.query(),
                "pasarela." + HexFormat.of().formatHex(Sha256.of(payment), 0, 12),
                visit.key().map(ClaimKey::text).orElse(null));
    }
}
