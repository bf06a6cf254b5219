package io.pasarela.torture.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowPageTest {

    private static final String FORM = """
            <form method="post" action="claim?label=a&amp;wallet_type=b" \
            enctype="multipart/form-data">
            <input type="hidden" name="claim_key" value="abc_-1">
            <input id="key1" name="key1" value="" inputmode="numeric" required>
            <input id="amount" name="amount" value="4 &lt; 5" maxlength="30">
            <input id="screenshot" name="screenshot" type="file" accept="image/png">
            <button class="primary" type="submit">Send</button>
            </form>
            """;
    private static final String STATE = """
            <section class="card outcome" id="state" data-state="%s" data-store="x">
            <dl>
            <div class="row">
            <dt>Number</dt>
            <dd><span class="value">0012</span>
            </div>
            <div class="row">
            <dt>Amount you entered</dt>
            <dd><span class="value">₡1.450,50</span>
            </div>
            %s</dl>
            """;
    private static final String RECEIVED = """
            <div class="row">
            <dt>Amount received</dt>
            <dd><span class="value">₡1.451</span>
            </div>
            """;

    private static WindowPage page(String html) {
        return new WindowPage(200, null, html);
    }

    @Test
    void findsTheFormAndWhatStandsInIt() {
        assertThat(page("<p>" + FORM + "</p>").form()).hasValue(new WindowPage.Form(
                "claim?label=a&wallet_type=b",
                Map.of("claim_key", "abc_-1", "key1", "", "amount", "4 < 5"), "screenshot"));
    }

    @Test
    void findsNoFormWhereThereIsNone() {
        assertThat(page(STATE.formatted("pending", "")).form()).isEmpty();
    }

    @Test
    void tellsHowAPaymentStands() {
        assertThat(page(STATE.formatted("pending", "")).state()).hasValue("pending");
        assertThat(page(STATE.formatted("pending", "")).isSuccess()).isFalse();
        assertThat(page(STATE.formatted("success", "")).isSuccess()).isTrue();
        assertThat(page(FORM).state()).isEmpty();
    }

    @Test
    void tellsWhatWasReceivedEvenWhenItIsWhatWasEntered() {
        assertThat(page(STATE.formatted("success", "")).received())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("1450.5"));
        assertThat(page(STATE.formatted("success", RECEIVED)).received())
                .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("1451"));
        assertThat(page(FORM).received()).isEmpty();
    }
}
