package io.pasarela.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.demo.systems.PaySystems;
import io.pasarela.demo.testing.Browser;
import io.pasarela.demo.testing.Browser.Seen;
import io.pasarela.demo.testing.FakeGateway;
import io.pasarela.demo.testing.FakeGateway.Call;
import io.pasarela.demo.testing.SettableClock;
import io.pasarela.demo.web.Layout;
import io.pasarela.demo.web.Routes;
import io.pasarela.demo.web.WebServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank as its customers and the gateway see it. */
class BankTest {

    private static final String FEED = "/feed/v1/transactions";
    private static final String STORED =
            "{\"status\":\"ok\",\"results\":[{\"reference\":\"1\",\"result\":\"%s\"}]}";

    @TempDir
    Path data;

    private final SettableClock clock = new SettableClock();
    private FakeGateway gateway;
    private Bank bank;
    private WebServer server;
    private Browser customer;

    @BeforeEach
    void open() {
        gateway = new FakeGateway();
        bank = Bank.open(new BankSettings(gateway.address(), "the-feed-token"),
                PaySystems.with(Map.of("sinpemovil", "81354111", "itau_ml", "220000000")),
                data, clock);
        Routes routes = new Routes();
        Layout.addTo(routes);
        bank.addTo(routes);
        server = WebServer.start(0, routes, gateway.address());
        customer = new Browser(server.port());
    }

    @AfterEach
    void close() {
        customer.close();
        server.close();
        bank.close();
        gateway.close();
    }

    @Test
    void reportsATransferAsTheFeedWantsIt() {
        gateway.answers(FEED, 200, STORED.formatted("stored"));
        Seen page = send("sinpemovil", "81354111", "450.50", "now");
        String number = number(page);
        bank.round();

        Call call = gateway.calls(FEED).getFirst();
        assertThat(call.headers()).containsEntry("authorization", "Bearer the-feed-token");
        assertThat(call.body()).isEqualTo("""
                {"transactions":[{"wallet_type":"sinpemovil","wallet":"81354111",\
                "reference":"%s","amount":"450.50","currency_code":"CRC","payer":"Ana Solís",\
                "occurred_at":"2026-11-21T04:00:00-06:00"}]}""".formatted(number));
        assertThat(customer.get(page.path()).text()).contains("The gateway knows");
    }

    @Test
    void makesNumbersInTheFormOfTheirSystem() {
        assertThat(number(send("sinpemovil", "81354111", "450", "asked")))
                .matches("20261121(102|151|152)\\d{14}");
        assertThat(number(send("itau_ml", "220000000", "25000", "asked"))).matches("\\d{7}");
    }

    @Test
    void aDuplicateIsAnAcknowledgementToo() {
        gateway.answers(FEED, 200, STORED.formatted("duplicate"));
        Seen page = send("sinpemovil", "81354111", "450", "now");
        bank.round();
        assertThat(state(page)).contains("\"tone\":\"good\"", "\"over\":true");
    }

    @Test
    void onlyAClearWordOfTheGatewayEndsTheReporting() {
        Seen page = send("sinpemovil", "81354111", "450", "now");
        List<String> unclear = List.of("", "null", "[]", "<html>", "{\"status\":\"ok\"}",
                "{\"results\":[]}", "{\"results\":[{\"result\":\"perhaps\"}]}");
        for (String answer : unclear) {
            gateway.answers(FEED, 200, answer);
            clock.pass(Duration.ofMinutes(1));
            bank.round();
        }
        for (int status : List.of(401, 404, 429, 500, 503)) {
            gateway.answers(FEED, status, STORED.formatted("stored"));
            clock.pass(Duration.ofMinutes(1));
            bank.round();
        }
        assertThat(gateway.calls(FEED)).hasSize(unclear.size() + 5);
        assertThat(state(page)).contains("Telling the gateway", "\"over\":false");
    }

    @Test
    void showsWhyTheGatewayRefused() {
        gateway.answers(FEED, 200, """
                {"status":"ok","results":[{"reference":"1","result":"refused",\
                "message":"No such wallet <1>","code":"feed.wallet"}]}""");
        Seen page = send("sinpemovil", "1", "450", "now");
        bank.round();
        assertThat(customer.get(page.path()).text()).contains("No such wallet &lt;1&gt;");
    }

    @Test
    void waitsUntilItsCustomerSaysSo() {
        gateway.answers(FEED, 200, STORED.formatted("stored"));
        Seen page = send("sinpemovil", "81354111", "450", "asked");
        clock.pass(Duration.ofDays(1));
        bank.round();
        assertThat(gateway.calls(FEED)).isEmpty();

        assertThat(page.text()).contains("Tell the gateway now");
        assertThat(customer.post(page.path() + "/report", Map.of()).path()).isEqualTo(page.path());
        bank.round();
        assertThat(gateway.calls(FEED)).hasSize(1);
    }

    @Test
    void drawsAReceiptWhereOneIsAskedFor() throws IOException {
        Seen page = send("itau_ml", "220000000", "25000", "asked");
        Seen receipt = customer.get(page.path() + "/receipt.png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(receipt.bytes()));
        assertThat(image.getWidth()).isEqualTo(720);
        assertThat(image.getHeight()).isGreaterThan(800);
        // There is ink where the number stands, below its name.
        assertThat(darkest(image, 550)).isLessThan(0x40);

        Seen other = send("sinpemovil", "81354111", "450", "asked");
        assertThat(other.text()).doesNotContain("receipt.png");
        assertThat(customer.get(other.path() + "/receipt.png").status()).isEqualTo(404);
    }

    @Test
    void fillsTheFormInAsTheShopAsks() {
        assertThat(customer.get("/bank/?wallet_type=itau_ml&wallet=220000000&amount=25000").text())
                .contains("value=\"itau_ml\" required checked", "value=\"220000000\"",
                        "value=\"25000\"");
        assertThat(customer.get("/bank/?amount=%22%3E%3Cscript%3E&wallet=%25").text())
                .contains("value=\"&quot;&gt;&lt;script&gt;\"").doesNotContain("<script>");
    }

    @Test
    void sendsNothingThatIsIncomplete() {
        assertThat(send("unknown", "81354111", "450", "now").status()).isEqualTo(422);
        assertThat(send("sinpemovil", "", "450", "now").status()).isEqualTo(422);
        assertThat(send("sinpemovil", "81354111", "0", "now").status()).isEqualTo(422);
        assertThat(send("itau_ml", "220000000", "1.5", "now").status()).isEqualTo(422);
        assertThat(send("sinpemovil", "81354111", "450", "never").status()).isEqualTo(422);
    }

    @Test
    void showsNobodyTheTransfersOfOthers() {
        Seen page = send("itau_ml", "220000000", "25000", "asked");
        try (Browser other = new Browser(server.port())) {
            for (String path : List.of("", "/state", "/receipt.png")) {
                assertThat(other.get(page.path() + path).status()).isEqualTo(404);
            }
            assertThat(other.post(page.path() + "/report", Map.of()).status()).isEqualTo(404);
        }
        assertThat(customer.get("/bank/").text()).contains(number(page));
    }

    private Seen send(String system, String wallet, String amount, String delay) {
        return customer.post("/bank/transfers", Map.of("wallet_type", system, "wallet", wallet,
                "amount", amount, "payer", "Ana Solís", "delay", delay));
    }

    private static String number(Seen page) {
        return page.find("id=\"number\">(\\d+)<");
    }

    private String state(Seen page) {
        return customer.get(page.path() + "/state").text();
    }

    private static int darkest(BufferedImage image, int y) {
        int darkest = 0xFF;
        for (int x = 0; x < image.getWidth(); x++) {
            darkest = Math.min(darkest, image.getRGB(x, y) & 0xFF);
        }
        return darkest;
    }
}
