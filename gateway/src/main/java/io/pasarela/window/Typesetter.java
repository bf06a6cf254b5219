package io.pasarela.window;

import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.Merchants;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.wallets.Wallet;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pages of what is known: puts it into words and formats it. */
@Component
class Typesetter {

    /** Offered while no system says what its payers speak. */
    private static final List<String> DEFAULT_LANGUAGES = List.of("en", "es");

    private final Assets assets;
    private final Merchants merchants;

    Typesetter(Assets assets, Merchants merchants) {
        this.assets = assets;
        this.merchants = merchants;
    }

    ProblemPage unusable(Words words, UnusableParameter unusable) {
        return new ProblemPage(
                bare(words, "problem.title"), words.get("problem.text"),
                words.get("problem.parameter", unusable.parameter(),
                        words.get(unusable.why().key())), null);
    }

    ProblemPage problem(Words words, String text) {
        return new ProblemPage(bare(words, "error.heading"), words.get(text), null, null);
    }

    ProblemPage unavailable(Visit visit) {
        var words = visit.words();
        return new ProblemPage(frame(visit, words.get("unavailable.title"), null),
                words.get("unavailable.text"), null, others(visit));
    }

    /** Back to the choice; null when the link left none. */
    static @Nullable String others(Visit visit) {
        return visit.own().chosen() == null ? null : "./?" + visit.queryOfChoice(null);
    }

    private Frame bare(Words words, String title) {
        return new Frame(
                words, words.get(title), null, List.of(), assets.version(), null, List.of());
    }

    Frame frame(Visit visit, String title, Frame.@Nullable Refresh refresh) {
        var words = visit.words();
        var spoken = visit.system() == null ? DEFAULT_LANGUAGES : visit.system().languages();
        var languages = Words.LANGUAGES.stream()
                .filter(lang -> spoken.contains(lang) || lang.equals(words.lang()))
                .map(lang -> new Frame.Language(lang, Words.in(lang).get("language"),
                        lang.equals(words.lang()) ? null : "./?" + visit.queryIn(lang)))
                .toList();
        return new Frame(words, title, shop(visit.merchant()), languages, assets.version(),
                refresh, notes(visit));
    }

    private Frame.Shop shop(Merchant merchant) {
        var brand = merchants.brand(merchant.id());
        return new Frame.Shop(merchant.name(), brand.logo() == null ? null : logo(brand.logo()),
                brand.color() == null
                        ? null : "brand/colors.css?v=" + brand.color().substring(1));
    }

    /** Where a PNG says how large it is, so that nothing moves when it is there. */
    private static Frame.Logo logo(byte[] png) {
        var head = ByteBuffer.wrap(png);
        return new Frame.Logo("brand/logo.png?v=" + Assets.version(png),
                head.getInt(16), head.getInt(20));
    }

    /** The test twin shows developers what payers need not know. */
    private static List<String> notes(Visit visit) {
        if (!visit.merchant().identity().testTwin()) return List.of();
        return visit.vouched().returns().ignored().stream()
                .map(ignored -> visit.words().get("twin.ignored", ignored.parameter()))
                .toList();
    }

    ChoosePage choose(Visit visit, List<PaymentSystem> systems) {
        var byCurrency = systems.stream().collect(Collectors.groupingBy(
                PaymentSystem::currency, LinkedHashMap::new, Collectors.toList()));
        var groups = byCurrency.entrySet().stream()
                .map(group -> new ChoosePage.Group(
                        byCurrency.size() > 1 ? visit.words().currency(group.getKey()) : null,
                        group.getValue().stream().map(system -> choice(visit, system)).toList()))
                .toList();
        return new ChoosePage(frame(visit, visit.words().get("choose.title"), null), groups);
    }

    private static ChoosePage.Choice choice(Visit visit, PaymentSystem system) {
        var limits = visit.limits(system);
        var words = visit.words();
        return new ChoosePage.Choice(
                visit.texts(system).name(), words.get("pay.amount.limits",
                        words.amount(limits.min()), words.amount(limits.max())),
                logo(system), "./?" + visit.queryOfChoice(system.key()));
    }

    static String logo(PaymentSystem system) {
        return "logos/" + system.shown().logo().fileName();
    }

    PayPage pay(Visit visit, Wallet wallet, Entry entry) {
        return new PayTypesetter(this, visit, wallet, entry).set();
    }

    static PayPage.Detail amount(Words words, String label, Money amount) {
        return new PayPage.Detail(words.get(label), words.amount(amount), amount.plain());
    }

    StatePage state(Visit visit, Standing standing, List<String> proofFaults) {
        return new StateTypesetter(this, visit, standing).set(proofFaults);
    }
}
