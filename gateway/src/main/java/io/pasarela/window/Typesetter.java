package io.pasarela.window;

import io.pasarela.money.Money;
import io.pasarela.paymentsystems.NumberRule;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.wallets.Wallet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pages of what is known: puts it into words and formats it. */
@Component
class Typesetter {

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

    Frame frame(Visit visit, String title, Frame.@Nullable Refresh refresh) {
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

    static PayPage.Detail amount(Words words, String label, Money amount) {
        return new PayPage.Detail(words.get(label), words.amount(amount), amount.plain());
    }

    StatePage state(Visit visit, Standing standing, List<String> proofFaults) {
        return new StateTypesetter(this, visit, standing).set(proofFaults);
    }
}
