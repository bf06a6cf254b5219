package io.pasarela.demo.shop;

import io.pasarela.demo.systems.PaySystems;
import io.pasarela.demo.web.Language;
import io.pasarela.demo.web.Page;
import io.pasarela.demo.web.Reply;
import io.pasarela.demo.web.Request;
import io.pasarela.demo.web.Routes;
import io.pasarela.demo.web.Texts;
import io.pasarela.sdk.Pasarela;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The shop: its pages, and the place where the gateway's postbacks arrive. */
public final class Shop implements AutoCloseable {

    private static final Duration VISITOR_KEPT = Duration.ofDays(365);
    /** A page that only wants to tell more must not wait long for it. */
    private static final Duration LOOK_UP_MAX = Duration.ofSeconds(3);
    private static final Duration ORDER_MAX = Duration.ofSeconds(15);

    private final Map<Language, Texts> texts = Texts.of(Shop.class);
    private final Visitors visitors = new Visitors();
    private final PaySystems systems;
    private final Books books;
    private final Cashier cashier;
    private final PostbackDesk desk;
    private final HomePage home;
    private final TopUpPages topUps;
    private final PayOutPages payOuts;

    private Shop(ShopSettings settings, PaySystems systems, Books books, Clock clock) {
        this.systems = systems;
        this.books = books;
        Pasarela.Builder gateway = Pasarela.builder(settings.api(), settings.keys().apiSecret())
                .privateKey(settings.keys().privateKey());
        Progress progress = new Progress(gateway.timeout(LOOK_UP_MAX).build());
        cashier = new Cashier(gateway.timeout(ORDER_MAX).build(), books, clock);
        desk = new PostbackDesk(settings.keys(), books, clock);
        home = new HomePage(books, progress);
        topUps = new TopUpPages(books, progress, settings, visitors, clock);
        payOuts = new PayOutPages(books, cashier, progress, visitors, clock);
    }

    /**
     * Opens the shop.
     *
     * @param data the folder where its books lie
     */
    public static Shop open(ShopSettings settings, PaySystems systems, Path data, Clock clock) {
        return new Shop(settings, systems, Books.open(data.resolve("shop.journal"), clock), clock);
    }

    /** Its pages. */
    public void addTo(Routes routes) {
        routes.get("/shop/", scene(home::answer))
                .get("/shop/add", scene(topUps::form))
                .post("/shop/add", scene(topUps::order))
                .get("/shop/orders/{id}", scene(topUps::show))
                .get("/shop/orders/{id}/state", scene(topUps::state))
                .get("/shop/return/{kind}", scene(topUps::returned))
                .get("/shop/withdraw", scene(payOuts::form))
                .post("/shop/withdraw", scene(payOuts::order))
                .get("/shop/withdrawals/{id}", scene(payOuts::show))
                .get("/shop/withdrawals/{id}/state", scene(payOuts::state))
                .post("/shop/postback", desk::answer)
                .file("/assets/shop.svg", Shop.class);
    }

    /** Does what is due without a visitor: hands unanswered withdrawals over again. */
    public void round() {
        cashier.round();
    }

    @Override
    public void close() {
        books.close();
    }

    private Page scene(Visit.Scene scene) {
        return request -> answer(scene, request);
    }

    private Reply answer(Visit.Scene scene, Request request) {
        String token = visitors.token(request);
        Visit visit = new Visit(
                request, Visitors.user(token), texts.get(request.language()), systems);
        return scene.answer(visit).withCookie(Visitors.COOKIE, token, VISITOR_KEPT);
    }
}
