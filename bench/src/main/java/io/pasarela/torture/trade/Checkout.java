package io.pasarela.torture.trade;

import static io.pasarela.torture.history.Outcome.OK;
import static io.pasarela.torture.history.Outcome.REFUSED;
import static io.pasarela.torture.history.Outcome.UNKNOWN;

import io.pasarela.torture.history.Call;
import io.pasarela.torture.history.Event.Answer;
import io.pasarela.torture.history.Event.Claimed;
import io.pasarela.torture.history.Event.Payment;
import io.pasarela.torture.history.Operation;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.town.Tenant;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A payer with one payment at the window: opens it, fills in its form, looks what came of it. */
final class Checkout {

    private static final String BUSY_TEXT = "We are very busy at this moment.";
    private static final String MEND = "window.mend";

    private final Trade trade;
    private final Phone phone;
    private final Tenant tenant;
    private final Payment payment;
    private final String query;
    /** The page's own address once it was told; before that, the merchant's link. */
    private volatile String address;

    Checkout(Trade trade, Phone phone, Tenant tenant, Payment payment) {
        this.trade = trade;
        this.phone = phone;
        this.tenant = tenant;
        this.payment = payment;
        // Nothing in it needs escaping.
        query = "label=" + payment.label()
                + "&currency_code=" + Tenant.currency(payment.system())
                + "&wallet_type=" + payment.system()
                + "&custom_transaction_id=" + payment.customId() + "&lang=en";
        address = "/?" + query;
    }

    /** The form, or empty when it could not be had or another phone was here before. */
    Optional<WindowPage.Form> open(Way way) throws InterruptedException {
        return look(way).flatMap(WindowPage::form)
                .filter(form -> form.fields().containsKey("key1"));
    }

    /** The page as it is now; empty when it could not be had. */
    Optional<WindowPage> look(Way way) throws InterruptedException {
        Optional<WindowPage> page = way.ask(gate -> phone.open(at(gate, address)),
                Checkout::isOpen, Checkout::isOpen).last();
        page.filter(one -> one.status() >= 300 && one.status() < 500).ifPresent(one ->
                trade.history().violate("the window shows no page but " + one));
        return page.filter(one -> one.status() == 200);
    }

    private static boolean isOpen(Optional<WindowPage> page) {
        return page.isEmpty() || page.get().status() >= 500;
    }

    private URI at(int gate, String path) {
        return URI.create(trade.lines().at(gate).window(tenant) + "/").resolve(path);
    }

    /** Sends the form, filled in. */
    Claimed send(WindowPage.Form form, byte @Nullable [] screenshot, Way way)
            throws InterruptedException {
        return way.ask(gate -> send(form, screenshot, gate), Shop::isOpen,
                told -> told.outcome() == UNKNOWN).last();
    }

    private Claimed send(WindowPage.Form form, byte @Nullable [] screenshot, int gate)
            throws InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>(form.fields());
        fields.put("key1", payment.key1());
        fields.put("amount", payment.amount().toPlainString());
        Call call = trade.history().begin(Operation.WINDOW);
        Optional<WindowPage> answer = phone.submit(
                at(gate, form.action()), fields, file(form, screenshot));
        Claimed told = answer.isEmpty()
                ? told(UNKNOWN, null, null, null) : read(answer.get(), gate);
        trade.history().add(told);
        call.end(told.outcome());
        return told;
    }

    private static Phone.@Nullable File file(WindowPage.Form form, byte @Nullable [] screenshot) {
        return form.file() == null || screenshot == null
                ? null : new Phone.File(form.file(), screenshot);
    }

    private Claimed read(WindowPage page, int gate) throws InterruptedException {
        if (page.status() == 200 && page.isSuccess()) return credited(page);
        if (page.status() == 303 && page.location() != null) {
            address = page.location();
            Optional<WindowPage> shown = phone.open(at(gate, address));
            return shown.filter(WindowPage::isSuccess).map(this::credited)
                    .orElseGet(() -> told(OK, Answer.WAITING, null, null));
        }
        if (page.status() == 422) {
            return told(REFUSED, null, null, page.says(BUSY_TEXT) ? Bank.BUSY : MEND);
        }
        if (page.status() == 503) return told(REFUSED, null, null, Bank.BUSY);
        if (page.status() >= 500) return told(UNKNOWN, null, null, null);
        trade.history().violate("the window answered a form with " + page);
        return told(REFUSED, null, null, "window." + page.status());
    }

    private Claimed credited(WindowPage page) {
        return told(OK, Answer.ACTIVATED, page.received().orElse(null), null);
    }

    private Claimed told(Outcome outcome, @Nullable Answer answer, @Nullable BigDecimal received,
            @Nullable String code) {
        return new Claimed(
                tenant, Operation.WINDOW, payment, outcome, answer, received, code);
    }

    /** Adds a picture to a claim that waits, where the page asks for one. */
    void prove(byte[] screenshot, Way way) throws InterruptedException {
        Optional<WindowPage.Form> form = look(way).flatMap(WindowPage::form)
                .filter(shown -> shown.action().startsWith("proof?"));
        if (form.isEmpty()) return;
        Optional<WindowPage> answer = way.ask(gate -> phone.submit(at(gate, form.get().action()),
                        form.get().fields(), file(form.get(), screenshot)),
                Checkout::isOpen, Checkout::isOpen).last();
        answer.filter(page -> page.status() != 303 && page.status() != 422
                && page.status() < 500).ifPresent(page ->
                trade.history().violate("the window answered a proof with " + page));
    }
}
