package io.pasarela.window;

import static io.pasarela.window.StatePage.State.PENDING;

import io.pasarela.money.Money;
import io.pasarela.paymentsystems.NumberRule;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.wallets.Wallet;
import io.pasarela.window.StatePage.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pages of what is known: puts it into words and formats it. */
@Component
class Typesetter {

    private static final int LEAVE_AFTER_SECONDS = 10;

    /** Long enough to choose a file without script before the page is loaded again. */
    private static final int LOOK_AGAIN_SECONDS = 30;

    /** Offered while no system says what its payers speak. */
    private static final List<String> DEFAULT_LANGUAGES = List.of("en", "es");

    private final Assets assets;

    Typesetter(Assets assets) {
        this.assets = assets;
    }

    ProblemPage unusable(Words words, UnusableParameter unusable) {
        return new ProblemPage(
                bare(words, "problem.title"), words.get("problem.text"),
                words.get("problem.parameter", unusable.parameter(),
                        words.get(unusable.why().key())));
    }

    ProblemPage problem(Words words, String text) {
        return new ProblemPage(bare(words, "error.heading"), words.get(text), null);
    }

    ProblemPage unavailable(Visit visit) {
        var words = visit.words();
        return new ProblemPage(frame(visit, words.get("unavailable.title"), null),
                words.get("unavailable.text"), null);
    }

    private Frame bare(Words words, String title) {
        return new Frame(words, words.get(title), List.of(), assets.version(), null, List.of());
    }

    private Frame frame(Visit visit, String title, Frame.@Nullable Refresh refresh) {
        var words = visit.words();
        var spoken = visit.system() == null ? DEFAULT_LANGUAGES : visit.system().languages();
        var languages = Words.LANGUAGES.stream()
                .filter(lang -> spoken.contains(lang) && !lang.equals(words.lang()))
                .map(lang -> new Frame.Language(
                        lang, Words.in(lang).get("language"), "./?" + visit.queryIn(lang)))
                .toList();
        return new Frame(words, title, languages, assets.version(), refresh, notes(visit));
    }

    /** The test twin shows developers what payers need not know. */
    private static List<String> notes(Visit visit) {
        if (!visit.merchant().identity().testTwin()) return List.of();
        return visit.vouched().returns().ignored().stream()
                .map(ignored -> visit.words().get("twin.ignored", ignored.parameter()))
                .toList();
    }

    ChoosePage choose(Visit visit, List<PaymentSystem> systems) {
        return new ChoosePage(
                frame(visit, visit.words().get("choose.title"), null),
                visit.merchant().name(),
                systems.stream().map(system -> new ChoosePage.Choice(
                        visit.texts(system).name(), system.currencyCode(), logo(system),
                        "./?" + visit.queryOfChoice(system.key()))).toList());
    }

    private static String logo(PaymentSystem system) {
        return "logos/" + system.shown().logo().fileName();
    }

    PayPage pay(Visit visit, Wallet wallet, Entry entry) {
        var words = visit.words();
        var system = entry.system();
        var texts = visit.texts(system);
        var details = system.params().stream()
                .filter(wallet.params()::containsKey)
                .map(name -> new PayPage.Detail(
                        texts.params().getOrDefault(name, name),
                        wallet.params().get(name), wallet.params().get(name)))
                .toList();
        return new PayPage(
                frame(visit, words.get("pay.title", visit.merchant().name()), null),
                visit.merchant().name(),
                new PayPage.PaySystem(texts.name(), logo(system), texts.steps()),
                visit.fixed() == null ? null : amount(words, "pay.amount", visit.fixed()),
                details, form(visit, entry),
                visit.own().chosen() == null ? null : "./?" + visit.queryOfChoice(null));
    }

    private static PayPage.Form form(Visit visit, Entry entry) {
        var words = visit.words();
        var system = entry.system();
        var texts = visit.texts(system);
        boolean digits = system.number().kind() == NumberRule.Kind.DIGITS;
        var number = new PayPage.Field(texts.number(), texts.where(), entry.number(),
                digits ? "numeric" : "text", entry.wrong(Entry.Fault.Place.NUMBER));
        return new PayPage.Form(
                "claim?" + visit.query(), entry.key().text(), number,
                visit.fixed() == null ? amountField(visit, entry) : null,
                screenshot(words, entry),
                entry.faults().stream().map(Entry.Fault::text).toList());
    }

    private static PayPage.Field amountField(Visit visit, Entry entry) {
        var limits = visit.limits(entry.system());
        var words = visit.words();
        return new PayPage.Field(
                words.get("pay.amount.sent") + " (" + entry.system().currencyCode() + ")",
                words.get("pay.amount.limits",
                        words.amount(limits.min()), words.amount(limits.max())),
                entry.amount(), "decimal", entry.wrong(Entry.Fault.Place.AMOUNT));
    }

    private static PayPage.@Nullable Screenshot screenshot(Words words, Entry entry) {
        boolean required = entry.system().asked().screenshotRequired();
        boolean wrong = entry.wrong(Entry.Fault.Place.SCREENSHOT);
        if (!required && !wrong && !entry.wrong(Entry.Fault.Place.NUMBER)) return null;
        return new PayPage.Screenshot(words.get("pay.screenshot"), required, wrong);
    }

    private static PayPage.Detail amount(Words words, String label, Money amount) {
        return new PayPage.Detail(words.get(label), words.amount(amount), amount.plain());
    }

    StatePage state(Visit visit, Standing standing, List<String> proofFaults) {
        var words = visit.words();
        var state = standing.state();
        var back = visit.vouched().returns().of(state);
        boolean leaves = back.isPresent() && state != PENDING;
        var refresh = leaves
                ? new Frame.Refresh(LEAVE_AFTER_SECONDS, back.get().text())
                : state == PENDING ? new Frame.Refresh(LOOK_AGAIN_SECONDS, null) : null;
        String soon = leaves
                ? words.get("return.soon", Integer.toString(LEAVE_AFTER_SECONDS)) : null;
        return new StatePage(
                frame(visit, words.get(state.key() + ".title"), refresh), state,
                words.get(state.key() + ".text"), details(words, standing),
                proof(visit, standing, proofFaults), again(visit, standing),
                back.map(url -> new StatePage.Back(url.text(), soon)).orElse(null),
                watch(visit, state));
    }

    private static List<PayPage.Detail> details(Words words, Standing standing) {
        if (!standing.mayLook()) return List.of();
        var payment = standing.info().payment();
        var details = new ArrayList<PayPage.Detail>();
        String reason = standing.info().reason();
        if (reason != null) {
            details.add(new PayPage.Detail(words.get("fail.reason"), reason, reason));
        }
        details.add(new PayPage.Detail(
                words.get("details.number"), payment.key1(), payment.key1()));
        details.add(amount(words, "details.sent", payment.claimed()));
        var received = standing.info().received();
        if (received != null && !received.equals(payment.claimed())) {
            details.add(amount(words, "details.received", received));
        }
        return details;
    }

    private static StatePage.@Nullable Proof proof(
            Visit visit, Standing standing, List<String> faults) {
        if (!standing.takesProof()) return null;
        boolean has = standing.ownClaim().picture() != null;
        return new StatePage.Proof(
                "proof?" + visit.query(), visit.key().orElseThrow().text(),
                visit.words().get(has ? "pending.proof.has" : "pending.proof.text"), faults);
    }

    private static StatePage.@Nullable Again again(Visit visit, Standing standing) {
        if (!standing.mayTryAgain()) return null;
        String label = standing.state() == PENDING ? "pending.again" : "fail.again";
        return new StatePage.Again(visit.words().get(label),
                "./?" + visit.query() + "&" + LinkParameters.AGAIN + "=1");
    }

    private static StatePage.Watch watch(Visit visit, State state) {
        return new StatePage.Watch(
                state == PENDING ? "state?" + visit.query() : null,
                "pasarela." + shortHash(visit.merchant().id() + "\n" + visit.link().label()
                        + "\n" + visit.link().customId()),
                visit.key().map(ClaimKey::text).orElse(null));
    }

    private static String shortHash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
