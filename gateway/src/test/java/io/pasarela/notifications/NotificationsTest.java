package io.pasarela.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.money.Amounts;
import io.pasarela.money.BankAmounts;
import io.pasarela.notifications.Reading.Incoming;
import io.pasarela.notifications.Reading.NotIncoming;
import io.pasarela.notifications.Reading.Unread;
import io.pasarela.notifications.Reading.Why;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NotificationsTest {

    private static final PaymentSystems SYSTEMS = PaymentSystems.builtIn();
    private static final PaymentSystem SINPE = SYSTEMS.find("sinpemovil").orElseThrow();
    private static final PaymentSystem ITAU = SYSTEMS.find("itau_ml").orElseThrow();

    private static Reading read(PaymentSystem system, String text) {
        return Notifications.read(system, "2276", text);
    }

    private static Incoming sinpe(String text) {
        return (Incoming) read(SINPE, text);
    }

    @Test
    void readsBancoNacional() {
        Incoming incoming = sinpe("Ha recibido 3,200.00 colones por BN SINPE MOVIL de MARIA LOPEZ "
                + "MORA. Transferencia_SINPE. Referencia 2026042515183010512345678.");
        assertThat(incoming.amount()).hasToString("3200 CRC");
        assertThat(incoming.reference()).isEqualTo("2026042515183010512345678");
        assertThat(incoming.payer()).isEqualTo("MARIA LOPEZ MORA");
        assertThat(incoming.detail()).isEqualTo("Transferencia_SINPE");
        assertThat(incoming.parser()).isEqualTo("bn_sinpe@1");
    }

    @Test
    void readsBancoNacionalWithAMarkAndABlankInTheReference() {
        Incoming incoming = sinpe("Ha recibido ¢5,000 por BN SINPE MOVIL de JOSÉ MUÑOZ. "
                + "Transferencia_SINPE. Referencia 202604151528300930 7412999.");
        assertThat(incoming.amount()).hasToString("5000 CRC");
        assertThat(incoming.reference()).isEqualTo("2026041515283009307412999");
        assertThat(incoming.payer()).isEqualTo("JOSÉ MUÑOZ");
    }

    @Test
    void readsDaviviendaAndIgnoresWhatItSent() {
        Incoming incoming = sinpe("Ha recibido 3,950.00 Colones de JUAN_PEREZ_SOTO por SINPE "
                + "Movil, Pago almuerzo. Comprobante 2026050110483010987654321");
        assertThat(incoming.amount()).hasToString("3950 CRC");
        assertThat(incoming.reference()).isEqualTo("2026050110483010987654321");
        assertThat(incoming.payer()).isEqualTo("JUAN_PEREZ_SOTO");
        assertThat(incoming.detail()).isEqualTo("Pago almuerzo");
        assertThat(read(SINPE, "Envio exitoso de 3,950.00 Colones a JUAN PEREZ por SINPE Movil. "
                + "Comprobante 2026050110483010987654322"))
                .isEqualTo(new NotIncoming("davivienda_sent@1"));
    }

    @Test
    void readsBac() {
        Incoming mail = sinpe("ANA SOLIS VEGA realizó una transferencia electrónica a su cuenta "
                + "N° *****9659 el 29-11-2025 a las 10:11:12 por un monto de 2.500,00 CRC, por "
                + "concepto de: pago_camisa. El número de referencia es 2025112910284000060511111");
        assertThat(mail.amount()).hasToString("2500 CRC");
        assertThat(mail.reference()).isEqualTo("2025112910284000060511111");
        assertThat(mail.payer()).isEqualTo("ANA SOLIS VEGA");
        assertThat(mail.account()).isEqualTo("*****9659");
        assertThat(mail.at()).isEqualTo(Instant.parse("2025-11-29T16:11:12Z"));

        Incoming sms = sinpe("Ha recibido un SINPE Móvil de ANA SOLIS por ₡25.000,00. Motivo: A12. "
                + "Comprobante: 2025112910284000060511112. BAC Credomatic");
        assertThat(sms.amount()).hasToString("25000 CRC");
        assertThat(sms.reference()).isEqualTo("2025112910284000060511112");
        assertThat(sms.payer()).isEqualTo("ANA SOLIS");

        Incoming bare = sinpe("Recibiste una transferencia SINPE de ANA SOLIS por ₡5,000.00");
        assertThat(bare.amount()).hasToString("5000 CRC");
        assertThat(bare.reference()).isNull();
    }

    @Test
    void readsBcrAndIgnoresWhatItDebited() {
        String mail = """
                SINPEMOVIL - Notificación de transacción realizada
                Estimado cliente, se le ha %s la siguiente transacción:
                Número de referencia: 2025081715284001625100000
                Teléfono origen: 88887777
                Nombre cliente origen: LUIS MORA
                Entidad origen: BAC
                Monto: 12.000,00
                Motivo: pago
                """;
        Incoming incoming = sinpe(mail.formatted("acreditado"));
        assertThat(incoming.amount()).hasToString("12000 CRC");
        assertThat(incoming.reference()).isEqualTo("2025081715284001625100000");
        assertThat(incoming.payer()).isEqualTo("LUIS MORA");
        assertThat(incoming.detail()).isEqualTo("pago");
        assertThat(incoming.numbers()).contains("88887777", "2025081715284001625100000");
        assertThat(read(SINPE, mail.formatted("debitado")))
                .isEqualTo(new NotIncoming("bcr_mail_sent@1"));
    }

    private static final String ITAU_MAIL = """
            Nro. de operación: COMAPYPAARES260914370460000640999
            Fecha y hora de operación: 14/09/2026 10:22:31
            Cliente Pagador: CARLOS BENITEZ
            Nro. de cuenta del pagador: 0000000612345678
            Entidad pagadora: UENO BANK S.A.
            Moneda y Monto: PYG 45,000
            Nro. de cuenta crédito: 720805999
            Nro. comprobante: 0394031
            Concepto de la Transferencia: /BNF/
            Estado: Transferencia acreditada en cuenta
            """;

    @Test
    void readsItau() {
        var incoming = (Incoming) read(ITAU, ITAU_MAIL);
        assertThat(incoming.amount()).hasToString("45000 PYG");
        assertThat(incoming.reference()).isEqualTo("0394031");
        assertThat(incoming.payer()).isEqualTo("CARLOS BENITEZ");
        assertThat(incoming.account()).isEqualTo("720805999");
        assertThat(incoming.at()).isEqualTo(Instant.parse("2026-09-14T13:22:31Z"));
        assertThat(incoming.numbers())
                .contains("comapypaares260914370460000640999", "0000000612345678");

        var advice = (Incoming) read(ITAU, """
                Aviso de transferencia recibida
                Debitado de: CARLOS BENITEZ
                Monto de la transferencia: PYG 120000
                Nro. de operación: 45601
                Nro. comprobante: 7008
                """);
        assertThat(advice.amount()).hasToString("120000 PYG");
        assertThat(advice.reference()).isEqualTo("7008");
        assertThat(advice.payer()).isEqualTo("CARLOS BENITEZ");
    }

    @Test
    void doesNotGuess() {
        assertThat(read(SINPE, "Su código es 481223")).isEqualTo(new Unread(Why.UNKNOWN_WORDING));
        assertThat(read(ITAU, ITAU_MAIL.replace("acreditada", "rechazada")))
                .isEqualTo(new Unread(Why.UNKNOWN_WORDING));
        assertThat(read(ITAU, ITAU_MAIL.replace("45,000", "45,50")))
                .as("guaraníes have no decimals").isEqualTo(new Unread(Why.AMOUNT));
        assertThat(read(ITAU, ITAU_MAIL.replace("14/09/2026", "31/02/2026")))
                .isEqualTo(new Unread(Why.DATE));
        String one = "Recibiste una transferencia SINPE de ANA SOLIS por ₡5,000.00. ";
        assertThat(read(SINPE, one + one)).isEqualTo(new Unread(Why.SEVERAL_PAYMENTS));
        assertThat(read(SINPE, one + "Envio exitoso de 1 Colones a LUIS por SINPE Movil."))
                .isEqualTo(new Unread(Why.SEVERAL_MEANINGS));
        assertThat(read(SINPE, one + "x".repeat(Notifications.LENGTH_MAX)))
                .isEqualTo(new Unread(Why.UNKNOWN_WORDING));
    }

    @Test
    void readsThroughMarksBlanksAndNoise() {
        String text = "\u202eHola \ud83d\ude00! HA  RECIBIDO\u00a0\u20a13.200,00\u200b\r\nPOR BN "
                + "SINPE MO\u0301VIL DE\tMARIA LO\u0301PEZ.  Transferencia_SINPE.\n"
                + "REFERENCIA 2O26O42515183O10512345678\u202c. " + "ruido ".repeat(1_700);
        Incoming incoming = sinpe(text);
        assertThat(incoming.amount()).hasToString("3200 CRC");
        assertThat(incoming.reference()).isEqualTo("2026042515183010512345678");
        assertThat(incoming.payer()).isEqualTo("MARIA LÓPEZ");
    }

    @Test
    void readsAmountsOnlyWhenTheyMeanOneThing() {
        assertThat(BankAmounts.read("5,000", SINPE.currency()))
                .isEqualTo(Amounts.parse("5000", SINPE.currency()));
        assertThat(BankAmounts.read("3,50", SINPE.currency()))
                .isEqualTo(Amounts.parse("3.5", SINPE.currency()));
        assertThat(BankAmounts.read("1.234.567,5", SINPE.currency()))
                .isEqualTo(Amounts.parse("1234567.5", SINPE.currency()));
        assertThat(BankAmounts.read("1,234,567", SINPE.currency()))
                .isEqualTo(Amounts.parse("1234567", SINPE.currency()));
        for (String unclear : new String[] {
            "0,500", "1234,567", "1,23,456", "1.234,567", "12,3456", "1.2.3", "0", "0,00", ","
        }) {
            assertThat(BankAmounts.read(unclear, SINPE.currency())).as(unclear).isEmpty();
        }
        assertThat(BankAmounts.read("45,000.00", ITAU.currency()))
                .isEqualTo(Amounts.parse("45000", ITAU.currency()));
    }
}
