package io.pasarela.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.money.Money;
import io.pasarela.notifications.Reading.Incoming;
import io.pasarela.notifications.Reading.NotIncoming;
import io.pasarela.paymentsystems.NotificationParser;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random payments, told in the words of the banks, come back exactly. The words are written here
 * anew from samples of what banks send and share nothing with the definitions.
 */
class RandomPaymentsTest {

    private static final int TRIES = 100_000;
    private static final PaymentSystems SYSTEMS = PaymentSystems.builtIn();

    /**
     * One wording: {@code A} is the amount, {@code R} the reference, {@code P} the payer, {@code D}
     * a detail, each in braces.
     */
    private enum Wording {
        BN("sinpemovil", "Ha recibido {A} colones por BN SINPE MOVIL de {P}. Transferencia_SINPE. "
                + "Referencia {R}."),
        BN_SIGN("sinpemovil", "Ha recibido ¢{A} por BN SINPE MOVIL de {P}. Transferencia_SINPE. "
                + "Referencia {R}."),
        DAVIVIENDA("sinpemovil", "Ha recibido {A} Colones de {P} por SINPE Movil, {D}. "
                + "Comprobante {R}"),
        DAVIVIENDA_SENT("sinpemovil", "Envio exitoso de {A} Colones a {P} por SINPE Movil. "
                + "Comprobante {R}"),
        BAC_MAIL("sinpemovil", "{P} realizó una transferencia electrónica a su cuenta N° *****9659 "
                + "el 29-11-2025 a las 10:11:12 por un monto de {A} CRC, por concepto de: {D}. "
                + "El número de referencia es {R}"),
        BAC_SMS("sinpemovil", "Ha recibido un SINPE Móvil de {P} por ₡{A}. Motivo: {D}. "
                + "Comprobante: {R}. BAC Credomatic"),
        BAC_SHORT("sinpemovil", "Recibiste una transferencia SINPE de {P} por ₡{A}"),
        BCR("sinpemovil", """
                SINPEMOVIL - Notificación de transacción realizada
                Le informamos que se le ha acreditado una transferencia:
                Número de referencia: {R}
                Teléfono origen: 88887777
                Nombre cliente origen: {P}
                Entidad origen: BAC
                Monto: {A}
                Motivo: {D}
                """),
        BCR_SENT("sinpemovil", """
                SINPEMOVIL - Notificación de transacción realizada
                Le informamos que se le ha debitado una transferencia:
                Número de referencia: {R}
                Monto: {A}
                """),
        ITAU("itau_ml", """
                Nro. de operación: COMAPYPAARES260914370460000640999
                Fecha y hora de operación: 14/09/2026 10:22:31
                Cliente Pagador: {P}
                Nro. de cuenta del pagador: 0000000612345678
                Entidad pagadora: UENO BANK S.A.
                Moneda y Monto: PYG {A}
                Nro. de cuenta crédito: 720805999
                Nro. comprobante: {R}
                Concepto de la Transferencia: {D}
                Estado: Transferencia acreditada en cuenta
                """),
        ITAU_ADVICE("itau_ml", """
                Aviso de transferencia recibida
                Debitado de: {P}
                Monto de la transferencia: {A} Gs
                Nro. de operación: 45601
                Nro. comprobante: {R}
                """);

        final PaymentSystem system;
        final String words;

        Wording(String system, String words) {
            this.system = SYSTEMS.find(system).orElseThrow();
            this.words = words;
        }

        boolean isIncoming() {
            return !words.contains("Envio") && !words.contains("debitado una");
        }

        boolean hasLines() {
            return words.contains("\n") || this == BAC_MAIL;
        }
    }

    private record Payment(Wording wording, Money amount, String reference, String payer) {

        static Payment random(Random random) {
            Wording wording = Wording.values()[random.nextInt(Wording.values().length)];
            boolean pyg = wording.system.currencyCode().equals("PYG");
            long minor = pyg ? 1 + random.nextInt(10_000_000)
                    : random.nextInt(3) == 0 ? 1 + random.nextInt(50_000_000)
                            : 100L * (1 + random.nextInt(500_000));
            int digits = pyg ? 4 + random.nextInt(7) : 25;
            var reference = new StringBuilder();
            for (int i = 0; i < digits; i++) reference.append(random.nextInt(10));
            return new Payment(wording, new Money(minor, wording.system.currency()),
                    reference.toString(), name(random));
        }

        private static String name(Random random) {
            String[] parts = {"MARÍA", "José", "ANA", "Núñez", "de la O", "SOLÍS", "Vega", "MUÑOZ",
                "J.", "Agüero", "O'Higgins", "PÉREZ-LEÓN", "LUIS", "Mora"};
            var name = new ArrayList<String>();
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                name.add(parts[random.nextInt(parts.length)]);
            }
            // No name ends with a point that its sentence has already.
            if (name.getLast().equals("J.")) name.add("Mora");
            return String.join(random.nextInt(8) == 0 ? "_" : " ", name);
        }

        String text(Random random) {
            String detail = List.of("pago", "Pago almuerzo", "A12", "/BNF/", "camisa_2")
                    .get(random.nextInt(5));
            String text = wording.words.replace("{A}", amount(random)).replace("{P}", payer)
                    .replace("{D}", detail).replace("{R}", reference(random));
            return disturbed(text, random);
        }

        private String amount(Random random) {
            boolean comma = random.nextBoolean();
            boolean cents = !amount.isWhole()
                    || wording.system.currencyCode().equals("CRC") && random.nextBoolean();
            boolean grouped = random.nextBoolean();
            String text = String.format(Locale.ROOT,
                    (grouped ? "%,." : "%.") + (cents ? 2 : 0) + "f", amount.decimal());
            return comma ? text.replace('.', ';').replace(',', '.').replace(';', ',') : text;
        }

        private String reference(Random random) {
            String text = reference;
            if (random.nextInt(10) == 0) text = text.replaceFirst("0", "O");
            if (random.nextInt(10) == 0) text = new StringBuilder(text).insert(3, ' ').toString();
            return text;
        }

        /** As phones and mail programs hand texts on. */
        private String disturbed(String text, Random random) {
            return switch (random.nextInt(6)) {
                case 0 -> text.replace(" ", "  ");
                case 1 -> text.replace(' ', '\u00a0');
                case 2 -> "\u200f" + text.replace(" ", " \u200e") + "\u200f";
                case 3 -> text.replace("\n", "\r\n") + "\n\ud83d\ude00 Gracias";
                case 4 -> wording.hasLines() ? "\n" + text : text.replace(' ', '\n');
                default -> text;
            };
        }
    }

    @Test
    void comeBackExactly() {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            Payment payment = Payment.random(random);
            String text = payment.text(random);
            assertThat(isRight(payment, read(payment, payment.wording.system.parsers(), text)))
                    .as(() -> "seed " + seed + ": " + payment + " told as\n" + text + "\nread as "
                            + read(payment, payment.wording.system.parsers(), text))
                    .isTrue();
        }
    }

    @Test
    void needEveryParser() {
        for (PaymentSystem system : SYSTEMS.all()) {
            for (NotificationParser parser : system.parsers()) {
                List<NotificationParser> others = system.parsers().stream()
                        .filter(other -> !other.equals(parser)).toList();
                var random = new Random(1);
                boolean missed = Stream.generate(() -> Payment.random(random)).limit(1_000)
                        .filter(payment -> payment.wording.system.equals(system))
                        .anyMatch(payment -> !isRight(payment,
                                read(payment, others, payment.text(random))));
                assertThat(missed).as(parser.name()).isTrue();
            }
        }
    }

    private static Reading read(
            Payment payment, List<NotificationParser> parsers, String text) {
        return Notifications.read(payment.wording.system, parsers, "2276", text);
    }

    private static boolean isRight(Payment payment, Reading reading) {
        if (!payment.wording.isIncoming()) return reading instanceof NotIncoming;
        return reading instanceof Incoming incoming
                && incoming.amount().equals(payment.amount())
                && payment.payer().equals(incoming.payer())
                && (payment.wording == Wording.BAC_SHORT
                        ? incoming.reference() == null
                        : payment.reference().equals(incoming.reference()));
    }
}
