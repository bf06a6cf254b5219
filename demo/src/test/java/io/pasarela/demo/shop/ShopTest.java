package io.pasarela.demo.shop;

import static io.pasarela.demo.shop.OpenShop.KEYS;
import static io.pasarela.demo.shop.OpenShop.balance;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.demo.testing.Browser;
import io.pasarela.demo.testing.Browser.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding money: only a believed postback credits, and only once. */
class ShopTest {

    @TempDir
    Path data;

    private OpenShop shop;
    private Browser visitor;

    @BeforeEach
    void open() {
        shop = new OpenShop(data);
        visitor = shop.visitor();
    }

    @AfterEach
    void close() {
        visitor.close();
        shop.close();
    }

    @Test
    void creditsWhatAPostbackSaysOnceHoweverOftenItComes() {
        SignedPostback postback = genuine(shop.order(visitor, "sinpemovil", "5000"));

        assertThat(balance(visitor, "CRC")).isEqualTo("₡0");
        assertThat(shop.receive(postback).text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(shop.receive(postback).text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(balance(visitor, "CRC")).isEqualTo("₡5,000");
        assertThat(balance(visitor, "PYG")).isEqualTo("₲0");
    }

    @Test
    void creditsOnceWhenTwentyCopiesComeAtTheSameMoment() throws Exception {
        SignedPostback postback = genuine(shop.order(visitor, "sinpemovil", "5000"));
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Seen>> answers = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return shop.receive(postback);
                    })).toList();
            start.countDown();
            for (Future<Seen> answer : answers) assertThat(answer.get().status()).isEqualTo(200);
        }
        assertThat(balance(visitor, "CRC")).isEqualTo("₡5,000");
    }

    @Test
    void believesNoForgedPostback() {
        SignedPostback.Deposit said = shop.order(visitor, "sinpemovil", "5000");
        SignedPostback good = genuine(said);
        ShopSettings.Keys guessed = new ShopSettings.Keys("", KEYS.accessKey(), "guessed", "",
                KEYS.webhookSecret());
        ShopSettings.Keys stolen = new ShopSettings.Keys("", KEYS.accessKey(), KEYS.privateKey(),
                "", "whsec_Z3Vlc3NlZA==");
        List<SignedPostback> forged = List.of(
                // Only one of the two signatures is right.
                SignedPostback.deposit(guessed, shop.clock.instant(), said),
                SignedPostback.deposit(stolen, shop.clock.instant(), said),
                good.withoutHeaders(),
                good.withHeader("webhook-id", "msg_2"),
                // The amount was changed, in the signed part or around it.
                new SignedPostback(good.body().replace("\"5000\"", "\"9000\""), good.headers()),
                new SignedPostback(good.body().replace(":5000,", ":9000,"), good.headers()),
                // An old one, sent again later.
                SignedPostback.deposit(
                        KEYS, shop.clock.instant().minus(Duration.ofMinutes(6)), said),
                new SignedPostback("", Map.of()),
                SignedPostback.seal(KEYS, shop.clock.instant(), "[]"));

        for (SignedPostback postback : forged) {
            Seen answer = shop.receive(postback);
            assertThat(answer.status()).as(postback.body()).isEqualTo(400);
            assertThat(answer.text()).doesNotContain("ok");
        }
        assertThat(balance(visitor, "CRC")).isEqualTo("₡0");
    }

    @Test
    void creditsWhatArrivedAndSaysThatItDiffers() {
        SignedPostback.Deposit said = shop.order(visitor, "itau_ml", "25000");
        shop.receive(genuine(said.withAmount("20000")));

        assertThat(balance(visitor, "PYG")).isEqualTo("₲20,000");
        assertThat(visitor.get("/shop/orders/" + said.order()).text())
                .contains("₲20,000 added", "You ordered ₲25,000; this is what arrived.");
    }

    @Test
    void setsAsideWhatFitsToNoOrder() {
        SignedPostback.Deposit said = shop.order(visitor, "sinpemovil", "5000");
        List<SignedPostback.Deposit> misfits = List.of(
                said.withStockpiling(1).withOrder("add-unknown"),
                said.withStockpiling(2).withLabel("user-0000000000"),
                said.withStockpiling(3).withCurrency("PYG"));
        for (SignedPostback.Deposit misfit : misfits) {
            // Answered, because asking again would not change it.
            assertThat(shop.receive(genuine(misfit)).text()).isEqualTo("{\"status\":\"ok\"}");
        }
        assertThat(balance(visitor, "CRC")).isEqualTo("₡0");
        assertThat(balance(visitor, "PYG")).isEqualTo("₲0");

        shop.receive(genuine(said));
        shop.receive(genuine(said.withStockpiling(4)));
        assertThat(balance(visitor, "CRC")).as("one order, one deposit").isEqualTo("₡5,000");
    }

    @Test
    void comingBackFromTheWindowProvesNothing() {
        shop.order(visitor, "sinpemovil", "5000");
        for (String kind : List.of("success", "pending", "fail")) {
            assertThat(visitor.get("/shop/return/" + kind).status()).isEqualTo(200);
        }
        assertThat(balance(visitor, "CRC")).isEqualTo("₡0");
    }

    @Test
    void keepsOrdersAndBalancesOverARestart() {
        shop.fund(visitor, "5000");
        SignedPostback.Deposit open = shop.order(visitor, "itau_ml", "25000").withStockpiling(7);
        String cookie = visitor.get("/shop/").find("<code>(user-[0-9a-f]+)</code>");
        shop.reopen();

        SignedPostback late = genuine(open);
        assertThat(shop.receive(late).text()).isEqualTo("{\"status\":\"ok\"}");
        shop.reopen();
        shop.receive(late);
        Books books = Books.open(copyOfBooks(), shop.clock);
        assertThat(books.balance(cookie, "CRC")).isEqualByComparingTo("5000");
        assertThat(books.balance(cookie, "PYG")).isEqualByComparingTo("25000");
    }

    @Test
    void opensTheWindowByASignedLinkWithTheReturnIds() {
        SignedPostback.Deposit said = shop.order(visitor, "itau_ml", "25000");
        String link = visitor.get("/shop/orders/" + said.order())
                .find("<iframe src=\"([^\"]*)\"").replace("&amp;", "&");

        assertThat(link).startsWith("http://localhost:8080/window/?")
                .contains("currency_code=PYG", "wallet_type=itau_ml", "fixed_amount=25000",
                        "label=" + said.label(), "custom_transaction_id=" + said.order(),
                        "payment_url_success_id=2", "payment_url_pending_id=3",
                        "payment_url_fail_id=1", "lang=en")
                .matches(".*&sig=[0-9a-f]{64}&.*");
    }

    @Test
    void letsTheWindowAskForSystemAndAmount() {
        Seen page = visitor.post("/shop/add", Map.of("system", "any", "amount", ""));
        assertThat(page.find("<iframe src=\"([^\"]*)\""))
                .contains("currency_code=CRC%2CPYG")
                .doesNotContain("wallet_type", "fixed_amount");
    }

    @Test
    void tellsWhatIsWrongWithAnAmount() {
        for (String amount : List.of("", "0", "-5", "25.000", "1e3", "5000.123", "<b>")) {
            Seen page = visitor.post("/shop/add", Map.of("system", "sinpemovil", "amount", amount));
            assertThat(page.status()).as(amount).isEqualTo(422);
            assertThat(page.text()).contains("Please write an amount").doesNotContain("<b>");
        }
        assertThat(visitor.post("/shop/add", Map.of("system", "itau_ml", "amount", "10.5"))
                .status()).isEqualTo(422);
        assertThat(visitor.post("/shop/add", Map.of("amount", "5")).status()).isEqualTo(422);
    }

    @Test
    void tellsHowItStandsWithAnOrder() {
        SignedPostback.Deposit said = shop.order(visitor, "sinpemovil", "5000");
        String state = "/shop/orders/" + said.order() + "/state";
        assertThat(visitor.get(state).text()).contains("Waiting for your payment");

        shop.gateway.answers("/api/v1/deposit-info", 200, info("waiting", "null", said));
        assertThat(visitor.get(state).text()).contains("Checking your payment");
        shop.gateway.answers("/api/v1/deposit-info", 200, info("rejected", "\"No <money>\"", said));
        assertThat(visitor.get(state).text()).contains("No <money>", "\"over\":false");
        shop.gateway.answers("/api/v1/deposit-info", 200, info("deposited", "null", said));
        assertThat(visitor.get(state).text()).contains("Confirmed", "\"over\":false");
        assertThat(balance(visitor, "CRC")).as("asking credits nothing").isEqualTo("₡0");

        shop.receive(genuine(said));
        assertThat(visitor.get(state).text()).contains("₡5,000 added", "\"over\":true");
    }

    @Test
    void showsNobodyTheOrdersOfOthers() {
        SignedPostback.Deposit said = shop.order(visitor, "sinpemovil", "5000");
        try (Browser other = shop.visitor()) {
            assertThat(other.get("/shop/orders/" + said.order()).status()).isEqualTo(404);
            assertThat(other.get("/shop/orders/" + said.order() + "/state").status())
                    .isEqualTo(404);
        }
    }

    @Test
    void speaksSpanishByBrowserAndEnglishBySwitch() {
        try (Browser other = shop.visitor().speaking("es-CR,es;q=0.9,en;q=0.8")) {
            assertThat(other.get("/shop/").text()).contains("lang=\"es\"", "Tu saldo");
            assertThat(other.get("/shop/?lang=en").text()).contains("Your balance");
            assertThat(other.get("/shop/").text()).as("remembered").contains("Your balance");
        }
    }

    @Test
    void showsNoSecretOnAnyPage() {
        SignedPostback.Deposit said = shop.order(visitor, "sinpemovil", "5000");
        for (String page : List.of("/shop/", "/shop/add", "/shop/withdraw", "/assets/demo.js",
                "/shop/orders/" + said.order(), "/shop/orders/" + said.order() + "/state",
                "/shop/return/success")) {
            assertThat(visitor.get(page).text()).as(page).doesNotContain(
                    KEYS.apiSecret(), KEYS.accessKey(), KEYS.privateKey(), KEYS.windowKey(),
                    KEYS.webhookSecret());
        }
    }

    private SignedPostback genuine(SignedPostback.Deposit said) {
        return SignedPostback.deposit(KEYS, shop.clock.instant(), said);
    }

    /** The shop holds the lock of its own file. */
    private Path copyOfBooks() {
        try {
            return Files.copy(
                    data.resolve("shop.journal"), data.resolve("copy.journal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String info(String state, String reason, SignedPostback.Deposit said) {
        return """
                {"status":"ok","deposit":{"state":"%s","reason":%s,\
                "custom_transaction_id":"%s","label":"%s","wallet_type":"sinpemovil",\
                "key1":"56309385895898488688","currency_code":"CRC","amount":"5000",\
                "deposit_amount":null,"stockpiling_id":null,\
                "created_datetime":"2026-11-21 18:00:00","activated_datetime":null}}"""
                .formatted(state, reason, said.order(), said.label());
    }
}
