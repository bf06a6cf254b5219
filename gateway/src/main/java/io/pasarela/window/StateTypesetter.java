package io.pasarela.window;

import static io.pasarela.window.StatePage.State.FAIL;
import static io.pasarela.window.StatePage.State.PENDING;

import io.pasarela.deposits.DepositInfo;
import io.pasarela.deposits.Pace;
import io.pasarela.platform.Sha256;
import io.pasarela.window.PayPage.Detail;
import io.pasarela.window.StatePage.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
        String seconds = leaves ? Integer.toString(LEAVE_AFTER_SECONDS) : null;
        return new StatePage(
                typesetter.frame(visit, words.get(state.key() + ".title"), refresh()), state,
                text(), details(), waiting(),
                proof(proofFaults), again(),
                back.map(url -> new StatePage.Back(url.text(), seconds)).orElse(null), watch());
    }

    /** For browsers without script; in a frame, where they could not leave it, they stay. */
    private Frame.@Nullable Refresh refresh() {
        if (state == PENDING) return new Frame.Refresh(LOOK_AGAIN_SECONDS, null);
        return visit.vouched().returns().of(state).filter(_ -> !visit.own().framed())
                .map(url -> new Frame.Refresh(LEAVE_AFTER_SECONDS, url.text())).orElse(null);
    }

    private String text() {
        if (standing.mayLook() && isLess()) return words.get("success.text.less");
        if (state != FAIL || !standing.mayLook()) return words.get(state.key() + ".text");
        var own = standing.own();
        if (own != null && !own.mayAppeal()) return words.get("fail.text.last");
        boolean isRejected = standing.info().state() == DepositInfo.State.REJECTED;
        return words.get(isRejected ? "fail.text.rejected" : "fail.text.expired");
    }

    private List<Detail> details() {
        if (!standing.mayLook()) return List.of();
        var payment = standing.info().payment();
        var details = new ArrayList<Detail>();
        String reason = standing.info().reason();
        if (reason != null) details.add(detail("fail.reason", Reasons.in(words, reason)));
        details.add(detail("details.number", payment.key1()));
        var received = standing.info().received();
        if (received != null) {
            details.add(Typesetter.amount(words, "details.received", received));
        }
        if (!payment.claimed().equals(received)) {
            details.add(Typesetter.amount(words, "details.sent", payment.claimed()));
        }
        if (received != null && isLess()) {
            details.add(Typesetter.amount(
                    words, "details.missing", payment.claimed().minus(received)));
        }
        var prospect = standing.prospect();
        if (prospect != null) {
            details.add(detail("details.since",
                    Times.moment(words, since(payment.claimedAt()), prospect.now())));
        }
        return details;
    }

    private boolean isLess() {
        var received = standing.info().received();
        return received != null && received.minor() < standing.info().payment().claimed().minor();
    }

    private Instant since(Instant claimedAt) {
        var own = standing.own();
        return own == null ? claimedAt : Objects.requireNonNullElse(
                own.decision().earlier().reopenedAt(), claimedAt);
    }

    private boolean isAppealed() {
        var own = standing.own();
        return own != null && own.decision().earlier().appeals() > 0;
    }

    private Detail detail(String label, String value) {
        return new Detail(words.get(label), value, value);
    }

    /** Of nothing but the payment system, so that every claim is told the same. */
    private StatePage.@Nullable Waiting waiting() {
        var prospect = standing.prospect();
        if (prospect == null) return null;
        if (isAppealed()) return new StatePage.Waiting(words.get("pending.next.appeal"), null);
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
        return new StatePage.Proof("proof?" + visit.query(),
                state == FAIL ? whyAppeal() : whyProof(), faults);
    }

    private StatePage.Why whyProof() {
        boolean has = standing.ownClaim().picture() != null;
        return new StatePage.Why(words.get("pending.proof"),
                words.get(has ? "pending.proof.has" : "pending.proof.text"),
                words.get("pending.proof.submit"));
    }

    private StatePage.Why whyAppeal() {
        boolean isLast = isAppealed();
        return new StatePage.Why(words.get("appeal.title"),
                words.get(isLast ? "appeal.text.last" : "appeal.text"),
                words.get("appeal.submit"));
    }

    private StatePage.@Nullable Again again() {
        if (!standing.mayTryAgain()) return null;
        boolean isExpired = standing.info().state() == DepositInfo.State.EXPIRED;
        return new StatePage.Again(words.get(isExpired ? "fail.again" : "pending.again"),
                "./?" + visit.query() + "&" + LinkParameters.AGAIN + "=1");
    }

    private StatePage.Watch watch() {
        String payment = visit.merchant().id() + "\n" + visit.link().label()
                + "\n" + visit.link().customId();
        return new StatePage.Watch(
                visit.query(),
                "pasarela." + HexFormat.of().formatHex(Sha256.of(payment), 0, 12),
                visit.key().map(ClaimKey::text).orElse(null),
                visit.vouched().returns().origins(visit.merchant()));
    }
}
