package io.pasarela.demo.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Sizes;
import io.pasarela.demo.testing.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the first look at each page costs somebody whose browser has nothing of it yet. */
@ExtendWith(Stage.Door.class)
class WireIT {

    private static final int BYTES_MAX = 60_000;
    /** Smaller ones may travel as they are: packed, they would hardly be smaller. */
    private static final int PACKED_FROM = 2_048;
    private static final Path TABLE = Path.of("target/window-wire.txt");

    private final Stage stage;
    private final Bank bank;
    private final List<String> lines = new ArrayList<>();

    WireIT(Stage stage) {
        this.stage = stage;
        this.bank = new Bank(stage, "tienda");
    }

    @Test
    void noPageTakesMoreThanSixtyKilobytes() throws IOException {
        lines.add(String.format("%-20s%10s%10s", "page", "requests", "bytes"));
        Link link = Link.returning(stage, "tienda").with("lang", "es");
        String waiting = PaymentWay.SINPE.number();
        String arrived = PaymentWay.SINPE.number();
        bank.reports(PaymentWay.SINPE, arrived, "5000");

        weigh("choose", link.with("currency_code", "CRC,PYG,BDT,BTN,MMK").url());
        weigh("pay", link.to(PaymentWay.ITAU).url());
        weigh("pay a fixed amount",
                link.to(PaymentWay.SINPE).with("fixed_amount", "5000").url());
        weigh("pending", claimed(waiting, "pending"));
        weigh("success", claimed(arrived, "success"));
        weigh("problem", link.url());
        Files.write(TABLE, lines);
    }

    /** The address at which that payment's state is seen in full. */
    private String claimed(String number, String state) {
        try (Payer payer = new Payer(stage, View.phone("es"))) {
            Link link = Link.of(stage, "tienda").to(PaymentWay.SINPE)
                    .with("fixed_amount", "5000").with("lang", "es");
            payer.open(link);
            String key = payer.find("input[name=claim_key]").first().inputValue();
            payer.claim(number, "5000");
            payer.awaits(state);
            return link.with("_key", key).url();
        }
    }

    private void weigh(String name, String url) {
        List<Request> requests = new ArrayList<>();
        try (Payer payer = new Payer(stage, View.phone("es"))) {
            payer.page().onRequestFinished(requests::add);
            payer.open(url);
            // What the browser shows in its tab is not reported, so it is asked for once more.
            payer.page().waitForRequestFinished(() -> payer.window().evaluate("""
                    async () => (await fetch(document.querySelector("link[rel=icon]").href,
                        {cache: "reload"})).text()"""));
            int bytes = List.copyOf(requests).stream().mapToInt(this::bytes).sum();
            lines.add(String.format("%-20s%10d%10d", name, requests.size(), bytes));
            assertThat(bytes).as(name).isBetween(1_000, BYTES_MAX);
        }
    }

    private int bytes(Request request) {
        if (request.response().body().length >= PACKED_FROM
                && request.response().headerValue("content-type").matches("text/.*|.*svg.*")) {
            assertThat(request.response().headerValue("content-encoding"))
                    .as(request.url()).isIn("gzip", "br");
        }
        Sizes sizes = request.sizes();
        return sizes.responseHeadersSize + sizes.responseBodySize;
    }
}
