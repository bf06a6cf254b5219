package io.pasarela.demo.shop;

import static io.pasarela.demo.shop.OpenShop.KEYS;
import static io.pasarela.demo.shop.OpenShop.balance;
import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.demo.testing.Browser;
import io.pasarela.demo.testing.Browser.Seen;
import io.pasarela.demo.testing.FakeGateway.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking money out: reserved first, given back only after a clear no. */
class WithdrawTest {

    private static final String CREATE = "/v2/withdrawal/create";

    @TempDir
    Path data;

    private OpenShop shop;
    private Browser visitor;

    @BeforeEach
    void open() {
        shop = new OpenShop(data);
        visitor = shop.visitor();
        shop.fund(visitor, "5000");
    }

    @AfterEach
    void close() {
        visitor.close();
        shop.close();
    }

    @Test
    void reservesOrdersAndPays() {
        shop.gateway.answers(CREATE, 200, "{\"status\":\"ok\"}");
        PayOut order = order(withdraw("2000"));

        assertThat(balance(visitor, "CRC")).isEqualTo("₡3,000");
        assertThat(visitor.get("/shop/").text()).contains("₡2,000 on its way out");
        assertThat(receive(order, 1).text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(receive(order, 1).text()).isEqualTo("{\"status\":\"ok\"}");
        assertThat(balance(visitor, "CRC")).isEqualTo("₡3,000");
        assertThat(visitor.get("/shop/").text()).doesNotContain("on its way out").contains("paid");
    }

    @Test
    void signsTheOrderAsTheContractSays() {
        shop.gateway.answers(CREATE, 200, "{\"status\":\"ok\"}");
        PayOut order = order(withdraw("2000"));

        String base = String.join(":", order.name(), order.account(), "2000", "CRC", "",
                order.user(), "sinpemovil_ml", order.id());
        String signature =
                SignedPostback.hex("SHA-1", KEYS.privateKey() + SignedPostback.hex("MD5", base));
        Call call = shop.gateway.calls(CREATE).getFirst();
        assertThat(call.body()).contains("\"signature\":\"" + signature + "\"");
        assertThat(call.headers()).doesNotContainKey("x-api-secret");
    }

    @Test
    void givesBackOnceWhenThePostbackSaysRejected() {
        shop.gateway.answers(CREATE, 200, "{\"status\":\"ok\"}");
        PayOut order = order(withdraw("2000"));
        receive(order, 5);
        receive(order, 5);
        receive(order, 1);

        assertThat(balance(visitor, "CRC")).isEqualTo("₡5,000");
        assertThat(visitor.get("/shop/withdrawals/" + order.id()).text()).contains("Not paid out");
        shop.reopen();
        assertThat(shop.receive(SignedPostback.withdrawal(KEYS, shop.clock.instant(), order, 5))
                .status()).isEqualTo(200);
        try (Books books = Books.open(copy(), shop.clock)) {
            assertThat(books.balance(order.user(), "CRC")).isEqualByComparingTo("5000");
        }
    }

    @Test
    void showsTheGatewaysRemarksBesideTheFieldsAndGivesBack() {
        shop.gateway.refuses(CREATE, "withdrawal.invalid", """
                {"status":"fail","message":{"account_number":["Must be <8> digits"],\
                "withdrawals_sum_amount":["Insufficient balance"]}}""");
        Seen page = withdraw("2000");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).containsSubsequence("name=\"amount\"",
                "Insufficient balance", "name=\"account\"", "Must be &lt;8&gt; digits",
                "name=\"name\"");
        assertThat(page.text()).contains("value=\"88887777\"");
        assertThat(balance(visitor, "CRC")).isEqualTo("₡5,000");
        shop.round();
        assertThat(shop.gateway.calls(CREATE)).as("refused for good").hasSize(1);
    }

    @Test
    void sendsTheSameOrderAgainUntilAnsweredAlsoAfterARestart() {
        shop.gateway.answers(CREATE, 500, "{\"status\":\"fail\",\"message\":\"oops\"}");
        assertThat(withdraw("2000").text()).contains("Sending your order");
        assertThat(balance(visitor, "CRC")).isEqualTo("₡3,000");

        shop.round();
        assertThat(shop.gateway.calls(CREATE)).as("not at once").hasSize(1);
        shop.clock.pass(Duration.ofSeconds(2));
        shop.round();
        assertThat(shop.gateway.calls(CREATE)).hasSize(2);

        shop.reopen();
        shop.gateway.answers(CREATE, 200, "{\"status\":\"ok\"}");
        shop.round();
        shop.clock.pass(Duration.ofMinutes(2));
        shop.round();
        List<Call> calls = shop.gateway.calls(CREATE);
        assertThat(calls).hasSize(3);
        assertThat(calls).extracting(Call::body).containsOnly(calls.getFirst().body());
    }

    /** Else the second copy could be taken after the first was refused and its money given back. */
    @Test
    void noSecondCopyIsSentWhileTheFirstWaitsForItsAnswer() {
        shop.gateway.refuses(CREATE, "withdrawal.insufficient_balance", """
                {"status":"fail","message":{"withdrawals_sum_amount":["Insufficient balance"]}}""");
        shop.gateway.meanwhile(() -> {
            shop.clock.pass(Duration.ofMinutes(5));
            shop.round();
        });
        assertThat(withdraw("2000").text()).contains("Insufficient balance");
        shop.round();
        assertThat(shop.gateway.calls(CREATE)).hasSize(1);
        assertThat(balance(visitor, "CRC")).isEqualTo("₡5,000");
    }

    @Test
    void aWrongSecretOrHostSaysNothingAboutTheOrder() {
        shop.gateway.answers(CREATE, 404, "{\"status\":\"fail\",\"message\":\"Not found\"}");
        withdraw("2000");
        assertThat(balance(visitor, "CRC")).isEqualTo("₡3,000");
    }

    @Test
    void aPostbackMayBeFasterThanTheAnswer() {
        shop.gateway.answers(CREATE, 503, "{\"status\":\"fail\",\"message\":\"busy\"}");
        PayOut order = order(withdraw("2000"));
        receive(order, 1);
        shop.gateway.answers(CREATE, 200, "{\"status\":\"ok\"}");
        shop.clock.pass(Duration.ofMinutes(2));
        shop.round();

        assertThat(visitor.get("/shop/withdrawals/" + order.id()).text()).contains("Paid out");
        assertThat(shop.gateway.calls(CREATE)).as("nothing left to send").hasSize(1);
    }

    @Test
    void nobodyWithdrawsMoreThanHeHas() {
        shop.gateway.answers(CREATE, 200, "{\"status\":\"ok\"}");
        assertThat(withdraw("5000.01").text()).contains("You have ₡5,000.");
        withdraw("3000");
        assertThat(withdraw("3000").text()).contains("You have ₡2,000.");
        assertThat(shop.gateway.calls(CREATE)).hasSize(1);
    }

    @Test
    void aFormSentTwiceOrdersOnce() {
        shop.gateway.answers(CREATE, 200, "{\"status\":\"ok\"}");
        Map<String, String> form = form("2000");
        Seen first = visitor.post("/shop/withdraw", form);
        Seen second = visitor.post("/shop/withdraw", form);

        assertThat(second.path()).isEqualTo(first.path());
        assertThat(shop.gateway.calls(CREATE)).hasSize(1);
        assertThat(balance(visitor, "CRC")).isEqualTo("₡3,000");
        try (Browser other = shop.visitor()) {
            assertThat(other.post("/shop/withdraw", form).status()).isEqualTo(422);
        }
    }

    @Test
    void setsAsideAPostbackThatSaysSomethingElse() {
        shop.gateway.answers(CREATE, 200, "{\"status\":\"ok\"}");
        PayOut order = order(withdraw("2000"));
        PayOut dearer = new PayOut(order.id(), order.user(), order.payout(), order.currency(),
                new BigDecimal("9000"), order.account(), order.name(), order.at());

        assertThat(receive(dearer, 5).status()).isEqualTo(200);
        assertThat(balance(visitor, "CRC")).isEqualTo("₡3,000");
    }

    private Seen withdraw(String amount) {
        return visitor.post("/shop/withdraw", form(amount));
    }

    private Map<String, String> form(String amount) {
        Map<String, String> form = new HashMap<>();
        form.put("id", visitor.get("/shop/withdraw").find("name=\"id\" value=\"([^\"]+)\""));
        form.put("system", "sinpemovil_ml");
        form.put("amount", amount);
        form.put("account", "88887777");
        form.put("name", "Ana Solís");
        return form;
    }

    private PayOut order(Seen page) {
        return new PayOut(page.find("<code>(out-[0-9a-f]+)</code>"),
                visitor.get("/shop/").find("<code>(user-[0-9a-f]+)</code>"), "sinpemovil_ml",
                "CRC", new BigDecimal("2000"), "88887777", "Ana Solís", shop.clock.instant());
    }

    private Seen receive(PayOut order, int status) {
        return shop.receive(
                SignedPostback.withdrawal(KEYS, shop.clock.instant(), order, status));
    }

    private Path copy() {
        try {
            return Files.copy(data.resolve("shop.journal"), data.resolve("copy.journal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
