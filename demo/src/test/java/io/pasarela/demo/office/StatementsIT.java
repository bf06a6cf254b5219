package io.pasarela.demo.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.pasarela.demo.testing.Stage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bank's file, from choosing it to what came of its lines. */
@ExtendWith(Stage.Door.class)
class StatementsIT {

    private static final String STATEMENTS = "m/demo/statements";
    private static final AtomicInteger FILES = new AtomicInteger();

    private final Stage stage;

    StatementsIT(Stage stage) {
        this.stage = stage;
    }

    private void upload(Desk desk, String name, String text) {
        desk.go(STATEMENTS);
        String wallet = desk.find("#wallet option:has-text('81354111')").getAttribute("value");
        desk.find("#wallet").selectOption(new SelectOption().setValue(wallet));
        desk.find("#file").setInputFiles(new FilePayload(name, "text/csv", text.getBytes(UTF_8)));
        desk.send("/statements");
    }

    private void signIn(Desk desk) {
        desk.signIn(stage.demo().get("OFFICE_LOGIN"), stage.demo().get("OFFICE_PASSWORD"));
        assertThat(desk.find("nav.office-menu")).isVisible();
    }

    private static String reference(int file, int line) {
        return "7700%04d000000%08d".formatted(file, line);
    }

    private static String november(int file) {
        return """
                Banco de prueba;;;;;;
                Cuenta;CR05;;;;;
                Fecha;Documento;Cliente;Descripción;Débitos;Créditos;Saldo
                18/11/2026;%s;Ana Solís;SINPE Móvil;;12.500,00;1.012.500,00
                18/11/2026;;Cajero 044;Depósito en efectivo;;20.000,00;1.032.500,00
                18/11/2026;;Cajero 044;Depósito en efectivo;;20.000,00;1.052.500,00
                19/11/2026;%s;Luis Mora;SINPE Móvil;;7.250,50;1.059.750,50
                19/11/2026;990%d;;Comisión por transferencia;350,00;;1.059.400,50
                31/11/2026;%s;Eva Rojas;SINPE Móvil;;1.000,00;1.060.400,50
                20/11/2026;%s;José Vega;SINPE Móvil;;mil;1.060.400,50
                """.formatted(reference(file, 1), reference(file, 2), file,
                        reference(file, 3), reference(file, 4));
    }

    @Test
    void aFileIsSeenBeforeItIsStored() {
        for (Desk desk : List.of(Desk.wide(stage, "en"), Desk.wide(stage, "es"),
                Desk.phone(stage, "en"), Desk.phone(stage, "es"))) {
            try (desk) {
                signIn(desk);
                int file = FILES.incrementAndGet();
                upload(desk, "movimientos-noviembre.csv", november(file));
                assertThat(desk.find("#sample tbody tr")).hasCount(5);
                assertThat(desk.find("#refusals tbody tr")).hasCount(2);
                assertThat(desk.find("#reference")).hasValue("Documento");
                desk.find("#payer").selectOption("Cliente");
                desk.send("/columns");
                assertThat(desk.find("#sample")).containsText("Luis Mora");
                desk.shoot("statement-preview");
                desk.send("/accept");
                assertThat(desk.find("#statement .badge.bg-green-lt")).isVisible();
                desk.shoot("statement-result");
                desk.go(STATEMENTS).shoot("statements");
                desk.find("a.list-group-item:has-text('81354111')").click();
                assertThat(desk.find("#days tbody tr")).not().hasCount(0);
                desk.shoot("statement-comparison");
            }
        }
    }

    @Test
    void aLongFileMovesByItselfAndADifferenceIsExplained() {
        int file = FILES.incrementAndGet();
        String lines = IntStream.range(0, 12_000).mapToObj(line ->
                "17/11/2026;" + reference(file, line) + ";;1,00\n").collect(Collectors.joining());
        try (Desk desk = Desk.wide(stage, "en")) {
            signIn(desk);
            upload(desk, "long.csv", "Fecha;Referencia;Débito;Crédito\n" + lines);
            desk.send("/accept");
            assertThat(desk.find("#progress")).isVisible();
            desk.shoot("statement-progress");
            assertThat(desk.find("#statement .badge.bg-green-lt")).isVisible();
            assertThat(desk.find("#statement")).containsText("12,000");

            upload(desk, "fee.csv", "Fecha;Referencia;Débito;Crédito;Saldo\n"
                    + "17/11/2026;fee;5,00;;" + (500_000 + file) + ",00\n");
            desk.send("/accept");
            assertThat(desk.find("#statement .badge.bg-green-lt")).isVisible();
            desk.go(STATEMENTS).find("a.list-group-item:has-text('81354111')").click();
            desk.find("#days input[name=note]").first().fill("The bank took a fee");
            desk.find("#days form button").first().click();
            assertThat(desk.find("#days")).containsText("The bank took a fee");
        }
    }
}
