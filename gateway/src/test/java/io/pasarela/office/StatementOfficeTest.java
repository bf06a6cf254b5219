package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatementOfficeTest {

    private static final String PASSWORD = "a long enough password";
    private static final String HOME = "/m/test/statements";
    private static final TestGateway GATEWAY = TestGateway.start();

    private static OfficeBrowser olga;

    @BeforeAll
    static void employ() {
        GATEWAY.bean(People.class).apply(new OperatorFile(
                "olga", "Olga", PASSWORD, Role.OPERATOR, Set.of(), true));
        olga = OfficeBrowser.signedIn(GATEWAY, "olga", PASSWORD);
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    private static String wallet() {
        Matcher option = Pattern.compile("<option value=\"(\\d+)\">[^<]*81354111")
                .matcher(olga.get(HOME).body());
        assertThat(option.find()).isTrue();
        return option.group(1);
    }

    private static String upload(String text) {
        HttpResponse<String> answer =
                olga.postFile(HOME, Map.of("wallet", wallet()), "nov.csv", text.getBytes());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow()
                .substring("/office".length());
    }

    @Test
    void leadsFromTheFileToWhatCameOfIt() {
        String page = upload("Datum;Ref;Betrag\n20/11/2026;1;5,00\n");
        assertThat(olga.get(page).body()).contains("nov.csv", "nothing in it that could be stored",
                "<option value=\"Betrag\">").doesNotContain("Store these lines");
        assertThat(olga.follow(olga.post(page + "/accept", Map.of())).body())
                .contains("There is nothing in this file that could be stored");
        assertThat(olga.follow(olga.post(page + "/columns", Map.of("date", "Datum"))).body())
                .contains("Say at least which column has the date");
        String read = olga.follow(olga.post(page + "/columns", Map.of("date", "Datum",
                "amount", "Betrag", "reference", "Ref"))).body();
        assertThat(read).contains("The file was read again", "Store these lines", "5.00 CRC");

        assertThat(olga.follow(olga.post(page + "/accept", Map.of())).body())
                .contains("statement");
        GATEWAY.runJob("imports-store");
        assertThat(olga.get(page).body()).contains("stored").doesNotContain("hx-get");
        assertThat(olga.get(HOME).body()).contains("nov.csv");
        assertThat(upload("Datum;Ref;Betrag\n20/11/2026;1;5,00\n")).isNotEqualTo(page);
    }

    @Test
    void showsErrorsByLineBeforeAnythingIsStored() {
        String page = upload("Fecha;Referencia;Crédito\n31/02/2026;1;5,00\n"
                + "20/11/2026;2;<b>five</b>\n20/11/2026;3;5,00\n");
        olga.speak("es");
        String body = olga.get(page).body();
        olga.speak("en");
        assertThat(body).contains("31/02/2026", "No es una fecha que se entienda",
                "Guardar estas líneas").doesNotContain("<b>five");
        assertThat(olga.follow(olga.post(page + "/discard", Map.of())).body())
                .contains("Nothing of it was stored");
        assertThat(olga.get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatAFileIsTooLarge() {
        byte[] large = new byte[(12 << 20) + 1];
        HttpResponse<String> above =
                olga.postFile(HOME, Map.of("wallet", wallet()), "big.csv", large);
        assertThat(olga.follow(above).body()).contains("larger than 12 MB");
        HttpResponse<String> farAbove =
                olga.postFile(HOME, Map.of("wallet", wallet()), "big.csv", new byte[20 << 20]);
        assertThat(olga.follow(farAbove).body()).contains("larger than 12 MB");
        assertThat(olga.follow(olga.post(HOME, Map.of("wallet", wallet()))).body())
                .contains("Choose a wallet and a file");
    }

    @Test
    void comparesAccountsAndTakesExplanations() {
        String page = upload("Fecha;Referencia;Crédito;Saldo\n20/11/2026;44;5,00;777,00\n");
        olga.post(page + "/accept", Map.of());
        while (olga.get(page).body().contains("hx-get")) GATEWAY.runJob("imports-store");
        String account = HOME + "/accounts/" + wallet();
        String body = olga.get(account).body();
        assertThat(body).contains("Days to be explained", "777.00 CRC");
        Matcher form = Pattern.compile("name=\"day\" value=\"([^\"]+)\">\\s*"
                + "<input type=\"hidden\" name=\"fresh\" value=\"([^\"]+)\"").matcher(body);
        assertThat(form.find()).isTrue();
        assertThat(olga.follow(olga.post(account + "/explain", Map.of("day", form.group(1),
                "fresh", form.group(2), "note", "before our time"))).body())
                .contains("The explanation is noted", "before our time (olga");
    }
}
