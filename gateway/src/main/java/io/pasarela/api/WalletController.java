package io.pasarela.api;

import io.pasarela.api.Reading.Read;
import io.pasarela.api.Reading.Unreadable;
import io.pasarela.edge.Failure;
import io.pasarela.edge.Tenant;
import io.pasarela.merchants.Merchant;
import io.pasarela.paymentsystems.Activation;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which systems and wallets a payer can use (PROTOCOL 4.1 and 4.4). */
@RestController
class WalletController {

    private static final int TEXT_LENGTH_MAX = 190;

    private final Wallets wallets;
    private final PaymentSystems systems;
    private final RequestReader reader;
    private final WindowAddress window;

    WalletController(Wallets wallets, PaymentSystems systems, RequestReader reader,
            WindowAddress window) {
        this.wallets = wallets;
        this.systems = systems;
        this.reader = reader;
        this.window = window;
    }

    @PostMapping("/api/v1/transaction/create/{walletType}")
    void create(@PathVariable String walletType, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        switch (reader.read(request)) {
            case Read(Fields fields) -> create(walletType, fields, request, response);
            case Unreadable(Failure failure) -> failure.write(response);
        }
    }

    private void create(String walletType, Fields fields, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        Optional<Fault> fault = fault(walletType, fields);
        if (fault.isPresent()) {
            Answers.refuse(response, fault.get().code(), fault.get().message());
            return;
        }
        PaymentSystem system = systems.find(walletType).orElseThrow();
        Optional<Wallet> wallet =
                wallets.show(Tenant.of(request).id(), system, fields.text("label"));
        if (wallet.isEmpty()) {
            Answers.refuse(response, "deposit.no_wallet",
                    "no account of this payment system takes money now");
            return;
        }
        ObjectNode answer = Answers.ok();
        ObjectNode params = answer.putObject("params");
        system.params().forEach(name -> params.put(name, wallet.get().params().get(name)));
        params.put("is_check_amount", system.asked().isCheckAmount());
        Answers.write(response, answer);
    }

    private record Fault(String code, String message) {}

    private Optional<Fault> fault(String walletType, Fields fields) {
        String currency = fields.text("currency");
        String label = fields.text("label");
        Optional<PaymentSystem> system = systems.find(walletType);
        Optional<String> broken = fields.firstBroken(List.of("currency", "label"));
        if (broken.isPresent()) {
            return fault("request.malformed", broken.get() + " has control characters");
        }
        if (currency == null || currency.length() != 3) {
            return fault("request.field", "currency is required and has 3 characters");
        }
        if (label == null || label.codePointCount(0, label.length()) > TEXT_LENGTH_MAX) {
            return fault("request.field", "label is required and has at most 190 characters");
        }
        if (system.isEmpty()) {
            return fault("payment_system.unknown", "this payment system is not known here");
        }
        if (!system.get().currencyCode().equals(currency)) {
            return fault("payment_system.currency",
                    "currency must be " + system.get().currencyCode());
        }
        return Optional.empty();
    }

    private static Optional<Fault> fault(String code, String message) {
        return Optional.of(new Fault(code, message));
    }

    /** Systems with a usable wallet; the filter comes as query parameters or as a body. */
    @GetMapping("/api/v1/payment-systems/available")
    void available(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Reading body = request.getContentLengthLong() > 0
                ? reader.read(request) : new Read(new Fields(Map.of(), null));
        switch (body) {
            case Read(Fields fields) -> Answers.write(response, available(
                    Tenant.of(request), currencies(request.getQueryString(), fields)));
            case Unreadable(Failure failure) -> failure.write(response);
        }
    }

    private static Set<String> currencies(@Nullable String query, Fields fields) {
        var currencies = new LinkedHashSet<String>();
        for (String item : query == null ? new String[0] : query.split("&")) {
            String[] pair = item.split("=", 2);
            String name = decode(pair[0]);
            if (pair.length == 2 && name.startsWith("currency_code")) {
                currencies.addAll(List.of(decode(pair[1]).split(",")));
            }
        }
        currencies.addAll(fields.texts("currency_code"));
        currencies.addAll(fields.texts("currency_code[]"));
        currencies.remove("");
        return currencies;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private ObjectNode available(Merchant merchant, Set<String> currencies) {
        var usable = new ArrayList<PaymentSystem>();
        for (PaymentSystem system : systems.all()) {
            boolean wanted = currencies.isEmpty() || currencies.contains(system.currencyCode());
            if (wanted && wallets.isUsable(merchant.id(), system)) usable.add(system);
        }
        ObjectNode answer = Answers.ok();
        ObjectNode params = answer.putObject("params");
        ArrayNode data = params.putArray("currency_data");
        var told = new LinkedHashSet<String>();
        for (PaymentSystem system : usable) {
            if (!told.add(system.currencyCode())) continue;
            data.addObject().put("code", system.currencyCode())
                    .put("symbol", system.bank().symbol());
        }
        ArrayNode list = params.putArray("wallets");
        for (PaymentSystem system : usable) {
            boolean manual = system.activation() == Activation.MANUAL;
            list.addObject().put("type", system.key())
                    .put("currency_code", system.currencyCode())
                    .put("order", system.shown().order())
                    .put("logo", window.logo(merchant, system))
                    .put("name", system.title())
                    .put("is_manual", manual)
                    .put("uploading_payment_bill", system.asked().screenshotRequired());
        }
        return answer;
    }
}
