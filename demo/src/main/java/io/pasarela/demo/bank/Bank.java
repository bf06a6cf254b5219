package io.pasarela.demo.bank;

import io.pasarela.demo.bank.ReceiptPainter.Heading;
import io.pasarela.demo.bank.Transfers.Line;
import io.pasarela.demo.systems.Amounts;
import io.pasarela.demo.systems.PaySystem;
import io.pasarela.demo.systems.PaySystems;
import io.pasarela.demo.web.Language;
import io.pasarela.demo.web.Page;
import io.pasarela.demo.web.Params;
import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Request;
import io.pasarela.demo.web.Routes;
import io.pasarela.demo.web.Texts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The bank: its pages, and the messenger that tells the gateway what was sent. */
public final class Bank implements AutoCloseable {

    private static final String COOKIE = "bank";
    private static final Duration VISITOR_KEPT = Duration.ofDays(365);
    private static final int ID_BYTES = 10;
    private static final int WALLET_MAX = 40;
    private static final int PAYER_MAX = 100;
    private static final int TRIES_MAX = 20;
    /** Receipts are in the language of the bank, not of whoever looks at them. */
    private static final Language RECEIPTS = Language.ES;

    private final Map<Language, Texts> texts = Texts.of(Bank.class);
    private final SecureRandom random = new SecureRandom();
    private final ReceiptPainter painter = new ReceiptPainter();
    private final PaySystems systems;
    private final Transfers transfers;
    private final HttpFeed feed;
    private final Messenger messenger;
    private final BankPages pages;
    private final Clock clock;

    private Bank(BankSettings settings, PaySystems systems, Transfers transfers, Clock clock) {
        this.systems = systems;
        this.transfers = transfers;
        this.clock = clock;
        feed = new HttpFeed(settings, systems);
        messenger = new Messenger(transfers, feed, clock);
        pages = new BankPages(transfers, systems, texts, clock);
    }

    /**
     * Opens the bank.
     *
     * @param data the folder where its transfers lie
     */
    public static Bank open(BankSettings settings, PaySystems systems, Path data, Clock clock) {
        Transfers transfers = Transfers.open(data.resolve("bank.journal"), clock);
        return new Bank(settings, systems, transfers, clock);
    }

    /** Its pages. */
    public void addTo(Routes routes) {
        routes.get("/bank/", counter(pages::form))
                .post("/bank/transfers", counter(this::send))
                .get("/bank/transfers/{id}", counter(own(pages::show)))
                .get("/bank/transfers/{id}/state", counter(own(
                        (request, line) -> pages.status(request, line).reply())))
                .post("/bank/transfers/{id}/report", counter(own(this::report)))
                .get("/bank/transfers/{id}/receipt.png", counter(own(this::receipt)))
                .file("/assets/bank.svg", Bank.class);
    }

    /** Does what is due: tells the gateway. */
    public void round() {
        messenger.round();
    }

    @Override
    public void close() {
        feed.close();
        transfers.close();
    }

    private Reply send(Request request, String visitor) {
        Params form = request.form();
        Optional<PaySystem> system = systems.ofType(form.text("wallet_type"));
        Optional<Delay> delay = Delay.of(form.text("delay"));
        Optional<BigDecimal> amount =
                system.flatMap(s -> Amounts.read(form.text("amount"), s.currency()));
        String wallet = form.text("wallet");
        if (system.isEmpty() || delay.isEmpty() || wallet.isEmpty()
                || wallet.length() > WALLET_MAX || form.text("payer").length() > PAYER_MAX) {
            return pages.form(request, visitor, form, "send.incomplete");
        }
        if (amount.isEmpty()) return pages.form(request, visitor, form, "amount.problem");
        Instant now = clock.instant();
        for (int i = 0; i < TRIES_MAX; i++) {
            Transfer transfer = new Transfer(hex(), visitor, system.get().type(), wallet,
                    system.get().currency(), amount.get(), form.text("payer"),
                    system.get().numberFor(now, random), now, delay.get().after(now));
            if (transfers.send(transfer)) return Reply.seeOther("/bank/transfers/" + transfer.id());
        }
        throw new IllegalStateException("no number is free at " + system.get().type());
    }

    private Reply report(Request request, Line line) {
        transfers.reportNow(line.transfer().id());
        return Reply.seeOther("/bank/transfers/" + line.transfer().id());
    }

    private Reply receipt(Request request, Line line) {
        Transfer transfer = line.transfer();
        Optional<PaySystem> system = systems.ofType(transfer.system());
        if (system.filter(PaySystem::receipt).isEmpty()) return Reply.notFound();
        Texts said = texts.get(RECEIPTS);
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(said.say("receipt.number"), transfer.number());
        rows.put(said.say("receipt.time"), DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss")
                .format(transfer.at().atZone(system.get().zone())));
        rows.put(said.say("receipt.wallet"), transfer.wallet());
        if (!transfer.payer().isEmpty()) rows.put(said.say("receipt.payer"), transfer.payer());
        String amount = Amounts.shown(transfer.amount(), transfer.currency() + " ", RECEIPTS);
        return Reply.of(200, "image/png", painter.paint(new Heading(said.say("brand"),
                said.say("receipt.done"), amount, said.say("footer")), rows));
    }

    /** Lets only its sender see a transfer. */
    private BiFunction<Request, String, Reply> own(BiFunction<Request, Line, Reply> page) {
        return (request, visitor) -> transfers.find(request.segment("id"), visitor)
                .map(line -> page.apply(request, line))
                .orElseGet(Reply::notFound);
    }

    private Page counter(BiFunction<Request, String, Reply> page) {
        return request -> {
            String visitor = request.cookie(COOKIE)
                    .filter(cookie -> cookie.matches("[0-9a-f]{" + 2 * ID_BYTES + "}"))
                    .orElseGet(this::hex);
            return page.apply(request, visitor).withCookie(COOKIE, visitor, VISITOR_KEPT);
        };
    }

    private String hex() {
        byte[] made = new byte[ID_BYTES];
        random.nextBytes(made);
        return HexFormat.of().formatHex(made);
    }
}
