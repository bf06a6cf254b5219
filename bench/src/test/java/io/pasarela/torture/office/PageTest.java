package io.pasarela.torture.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.torture.history.Event.Stand;
import io.pasarela.torture.history.Outcome;
import io.pasarela.torture.office.Browser.Answer;
import io.pasarela.torture.town.Cast;
import io.pasarela.torture.town.Form;
import io.pasarela.torture.town.Page;
import io.pasarela.torture.town.Tenant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

    private static final Tenant TENANT = Cast.all().tenants().getFirst();

    private static final Page WITHDRAWAL = new Page("""
            <form method="post" action="/sign-out"><input type="hidden" name="_csrf" value="t1">
            <button class="btn">Sign out</button></form>
            <div class="office-head"><h1>Withdrawal 7</h1><span class="badge bg-yellow-lt">\
            in progress</span></div>
            <dl class="office-facts">
            <dt>Amount</dt><dd>25,000 PYG</dd>
            <dt>Merchant&#39;s id</dt><dd class="office-code">a&amp;b&lt;7&gt;</dd>
            </dl>
            <form class="card mb-3" method="post" action="/m/x/withdrawals/7/process">
            <input type="hidden" name="_csrf" value="t1">
            <input type="hidden" name="fence" value="3">
            <select class="form-select" id="wallet" name="wallet" required>
            <option value="">Choose</option>
            <option value="4">Itau 220000001</option>
            </select>
            <input class="form-control" id="reference" name="reference" maxlength="190" required>
            <button class="btn btn-primary">Mark as processed</button>
            </form>
            """);

    private static final Page CLAIM = new Page("""
            <form class="card" method="post" action="/m/x/possible-transactions/5/confirm">
            <input type="hidden" name="_csrf" value="t2">
            <label><input class="form-check-input" type="radio" name="money" value="fact 11" \
            required><span class="office-grow">450.50 CRC · now<small>Same.</small></span></label>
            <label><input type="radio" name="money" value="fact 12" required disabled>\
            <span>1 CRC</span></label>
            <label><input type="radio" name="money" value="wallet 3" required><span>Seen\
            <small></small></span></label>
            <input id="received" name="received" required>
            </form>
            """);

    private static final Page LIST = new Page("""
            <table><thead><tr><th>No.</th></tr></thead><tbody>
            <tr>
            <td data-label="No." class="office-number">7</td>
            <td data-label="State"><div>in progress · operator-1 </div></td>
            <td class="office-wide text-end"><a class="btn btn-sm" href="/m/x/withdrawals/7">\
            Open</a></td>
            </tr>
            </tbody></table>
            <div class="card-footer"><a class="btn" \
            href="/m/x/withdrawals?shelf=open&amp;below=7">Older</a></div>
            """);

    @Test
    void readsHowAWithdrawalStandsAndWhoseHandsItIsIn() {
        Sight sight = Sight.of(TENANT, "/m/x/withdrawals/7", WITHDRAWAL).orElseThrow();

        assertThat(sight.stand()).isEqualTo(Stand.IN_PROGRESS);
        assertThat(sight.withdrawalId()).isEqualTo("a&b<7>");
        assertThat(sight.hold()).isEqualTo(new OutsideBank.Hold(TENANT, "a&b<7>", "3"));
        assertThat(sight.currency()).isEqualTo("PYG");
        assertThat(sight.pay()).isPresent();
        assertThat(sight.take()).isEmpty();
        assertThat(Sight.of(TENANT, "/", LIST)).as("no withdrawal's page").isEmpty();
    }

    @Test
    void sendsWhatABrowserSends() {
        Form form = WITHDRAWAL.form("/process").orElseThrow();

        assertThat(form.choices("wallet")).extracting(Form.Input::value).containsExactly("4");
        assertThat(form.body(Map.of("wallet", "4"))).contains("_csrf=t1", "fence=3", "wallet=4",
                "reference=").doesNotContain("t2");
        assertThat(form.body(Map.of("reference", "ñ &="))).contains("reference=%C3%B1+%26%3D")
                .doesNotContain("wallet");
    }

    @Test
    void offersNoMoneyThatIsNotFree() {
        Form form = CLAIM.form("/confirm").orElseThrow();

        assertThat(form.choices("money")).extracting(Form.Input::value)
                .containsExactly("fact 11", "wallet 3");
        assertThat(Page.money(form.choices("money").getFirst().label()).orElseThrow().amount())
                .isEqualByComparingTo("450.50");
        assertThat(form.body(Map.of("money", "fact 11")))
                .isEqualTo("_csrf=t2&received=&money=fact+11");
    }

    @Test
    void readsListsAndWhereTheyGoOn() {
        assertThat(LIST.rows()).hasSize(1);
        Page.Row row = LIST.rows().getFirst();
        assertThat(row.cell("State")).isEqualTo("in progress · operator-1");
        assertThat(row.link()).isEqualTo("/m/x/withdrawals/7");
        assertThat(LIST.older()).hasValue("/m/x/withdrawals?shelf=open&below=7");
        assertThat(WITHDRAWAL.older()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "303, /m/x/withdrawals/7?said=ok.taken, OK, ok.taken",
        "303, /m/x/withdrawals/7?said=no.overtaken, REFUSED, no.overtaken",
        "303, /m/x/withdrawals?shelf=open&said=ok.put-back, OK, ok.put-back",
        "303, /sign-in, REFUSED, ''",
        "303, /sign-in?said=no.sign-in, REFUSED, no.sign-in",
        "303, /m/x, UNKNOWN, ''",
        "403, '', REFUSED, ''",
        "422, '', REFUSED, ''",
        "200, '', UNKNOWN, ''",
        "503, '', UNKNOWN, ''",
    })
    void knowsWhatCameOfAForm(int status, String location, Outcome outcome, String said) {
        Answer answer = Browser.read(status, location);

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.said()).isEqualTo(said);
    }
}
