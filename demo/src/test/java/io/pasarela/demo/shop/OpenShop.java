package io.pasarela.demo.shop;

import io.pasarela.demo.systems.PaySystems;
import io.pasarela.demo.testing.Browser;
import io.pasarela.demo.testing.Browser.Seen;
import io.pasarela.demo.testing.FakeGateway;
import io.pasarela.demo.testing.SettableClock;
import io.pasarela.demo.web.Layout;
import io.pasarela.demo.web.Routes;
import io.pasarela.demo.web.WebServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A shop that is open, with a fake gateway behind it. */
final class OpenShop implements AutoCloseable {

    static final ShopSettings.Keys KEYS = new ShopSettings.Keys(
            "the-api-secret", "the-access-key", "the-private-key", "the-window-key",
            "whsec_dGhlLXdlYmhvb2stc2VjcmV0LW9mLXRlc3RzLi4uLi4=");

    final SettableClock clock = new SettableClock();
    final FakeGateway gateway = new FakeGateway();
    private final Path data;
    private Shop shop;
    private WebServer server;

    OpenShop(Path data) {
        this.data = data;
        open();
    }

    void reopen() {
        shut();
        open();
    }

    void round() {
        shop.round();
    }

    Browser visitor() {
        return new Browser(server.port());
    }

    /** Hands a postback in, as the gateway does. */
    Seen receive(SignedPostback postback) {
        try (Browser caller = visitor()) {
            return caller.post("/shop/postback", postback.body(), postback.headers());
        }
    }

    /** Orders money and gives back what the postback for it would say. */
    SignedPostback.Deposit order(Browser visitor, String system, String amount) {
        Seen page = visitor.post("/shop/add", Map.of("system", system, "amount", amount));
        String currency = system.equals("itau_ml") ? "PYG" : "CRC";
        return new SignedPostback.Deposit(system, currency, amount,
                visitor.get("/shop/").find("<code>(user-[0-9a-f]+)</code>"),
                page.find("<code>(add-[0-9a-f]+)</code>"), 1104695);
    }

    /** Gives a visitor money, by a postback. */
    void fund(Browser visitor, String amount) {
        receive(SignedPostback.deposit(
                KEYS, clock.instant(), order(visitor, "sinpemovil", amount)));
    }

    static String balance(Browser visitor, String currency) {
        return visitor.get("/shop/").find("data-balance=\"" + currency + "\">([^<]*)<");
    }

    @Override
    public void close() {
        shut();
        gateway.close();
    }

    private void open() {
        PaySystems systems =
                PaySystems.with(Map.of("sinpemovil", "81354111", "itau_ml", "220000000"));
        URI window = URI.create("http://localhost:8080/window/");
        shop = Shop.open(new ShopSettings(gateway.address(), window, KEYS,
                new ShopSettings.ReturnIds(2, 3, 1)), systems, data, clock);
        Routes routes = new Routes();
        Layout.addTo(routes);
        shop.addTo(routes);
        server = WebServer.start(0, routes, window);
    }

    private void shut() {
        server.close();
        shop.close();
    }
}
