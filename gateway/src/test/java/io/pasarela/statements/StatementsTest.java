package io.pasarela.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.statements.Statement.Balance;
import io.pasarela.statements.Statement.Fault;
import io.pasarela.statements.Statement.Line;
import io.pasarela.statements.Statement.Way;
import io.pasarela.statements.Statement.Why;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsTest {

    private static final Terms CRC =
            new Terms(Currency.getInstance("CRC"), List.of("₡", "¢", "colones"), null);
    private static final Terms PYG =
            new Terms(Currency.getInstance("PYG"), List.of("₲", "Gs", "Gs."), null);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir Path folder;

    /** Keeps everything that is said. */
    private static final class Kept implements Statement {

        final List<Line> lines = new ArrayList<>();
        final List<Balance> balances = new ArrayList<>();
        final List<Fault> faults = new ArrayList<>();

        @Override
        public void line(Line line) {
            lines.add(line);
        }

        @Override
        public void balance(Balance balance) {
            balances.add(balance);
        }

        @Override
        public void fault(Fault fault) {
            faults.add(fault);
        }
    }

    private Kept read(Terms terms, String text, Charset charset) {
        return read(terms, text.getBytes(charset));
    }

    private Kept read(Terms terms, String text) {
        return read(terms, text, StandardCharsets.UTF_8);
    }

    private Kept read(Terms terms, byte[] bytes) {
        try {
            Path file = Files.write(folder.resolve("statement"), bytes);
            var kept = new Kept();
            Statements.read(file, terms, kept);
            return kept;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsATableWithColumnsForEachWay() {
        Kept kept = read(CRC, """
                Banco de Prueba;;;;;
                Cuenta;CR001;;;;

                Fecha;Hora;Nro. Comprobante;Descripción;Débito;Crédito;Saldo
                20/11/2026;10:15;000123;SINPE de "ANA";;₡1.250,50;11.250,50
                20/11/2026;;000124;Pago;1.000,00;;10.250,50
                ;;;Total;1.000,00;1.250,50;
                """);
        assertThat(kept.faults).isEmpty();
        assertThat(kept.lines).hasSize(2);
        Line in = kept.lines.getFirst();
        assertThat(in.day()).isEqualTo(DAY);
        assertThat(in.time()).isEqualTo(LocalTime.of(10, 15));
        assertThat(in.way()).isEqualTo(Way.IN);
        assertThat(in.amount()).hasToString("1250.5 CRC");
        assertThat(in.reference()).isEqualTo("000123");
        assertThat(in.detail()).isEqualTo("SINPE de \"ANA\"");
        assertThat(in.balance()).isEqualTo(1_125_050);
        assertThat(kept.lines.getLast().way()).isEqualTo(Way.OUT);
        assertThat(kept.lines.getLast().number()).isEqualTo(6);
    }

    @Test
    void readsATableWithSignedAmountsInOldLetters() {
        Kept kept = read(PYG, """
                Fecha,Referencia,Concepto,Importe
                2026-11-20,7008,"PÉREZ, transferencia","Gs. 45.000"
                2026-11-20,7009,Comisión,-1.500
                2026-11-20,7010,Anulado,0
                """, Charset.forName("windows-1252"));
        assertThat(kept.faults).isEmpty();
        assertThat(kept.lines).extracting(Line::way).containsExactly(Way.IN, Way.OUT);
        assertThat(kept.lines.getFirst().amount()).hasToString("45000 PYG");
        assertThat(kept.lines.getFirst().detail()).isEqualTo("PÉREZ, transferencia");
    }

    @Test
    void tellsWhatIsWrongInWhichLine() {
        Kept kept = read(CRC, """
                Fecha;Referencia;Débito;Crédito;Moneda
                31/02/2026;1;;100,00;CRC
                20/11/2026;2;;uno;CRC
                20/11/2026;3;;USD 100;CRC
                20/11/2026;4;;100,00;USD
                20/11/2026;5;5,00;100,00;CRC
                20/11/2026;6;;1234,567;CRC
                11/20/2026;7;;100,00;CRC
                20/11/2026;8;;100,00;crc
                """);
        assertThat(kept.faults).containsExactly(
                new Fault(2, Why.DATE, "31/02/2026"), new Fault(3, Why.AMOUNT, "uno"),
                new Fault(4, Why.AMOUNT, "USD 100"), new Fault(5, Why.CURRENCY, "USD"),
                new Fault(6, Why.BOTH_WAYS, "100,00 / 5,00"),
                new Fault(7, Why.AMOUNT, "1234,567"), new Fault(8, Why.DATE, "11/20/2026"));
        assertThat(kept.lines).extracting(Line::reference).containsExactly("8");
    }

    @Test
    void goesByTheColumnsOfAnEarlierFile() {
        var terms = new Terms(CRC.currency(), List.of(), new ColumnMap(Map.of(
                Column.DATE, "Día", Column.AMOUNT, "Entró", Column.REFERENCE, "Código")));
        Kept kept = read(terms, "Otra;Código;DIA;entro\nx;77;20/11/2026;5,00\n");
        assertThat(kept.lines).singleElement()
                .satisfies(line -> assertThat(line.reference()).isEqualTo("77"));
        assertThat(read(terms, "Fecha;Monto\n20/11/2026;5\n").faults)
                .containsExactly(new Fault(1, Why.HEADER, ""));
        assertThat(read(CRC, "no table at all").faults)
                .containsExactly(new Fault(1, Why.HEADER, ""));
    }

    @Test
    void readsASpreadsheet() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Movimientos");
            List<String> head = List.of("Fecha", "Referencia", "Monto", "Saldo");
            for (int i = 0; i < head.size(); i++) sheet.value(2, i, head.get(i));
            sheet.value(3, 0, LocalDate.of(2026, 11, 20));
            sheet.style(3, 0).format("dd/mm/yyyy").set();
            sheet.value(3, 1, "000123");
            sheet.value(3, 2, new BigDecimal("1234.4999999999999998"));
            sheet.value(3, 3, new BigDecimal("-5.25"));
            sheet.value(4, 0, "20/11/2026");
            sheet.value(4, 1, 77);
            sheet.value(4, 2, new BigDecimal("-0.125"));
        }
        Kept kept = read(CRC, out.toByteArray());
        assertThat(kept.lines).as(kept.faults.toString()).singleElement().satisfies(line -> {
            assertThat(line.number()).isEqualTo(4);
            assertThat(line.day()).isEqualTo(DAY);
            assertThat(line.reference()).isEqualTo("000123");
            assertThat(line.amount()).hasToString("1234.5 CRC");
            assertThat(line.balance()).isEqualTo(-525);
        });
        assertThat(kept.faults).containsExactly(new Fault(5, Why.AMOUNT, "-0.125"));
        byte[] broken = out.toByteArray();
        broken[broken.length / 2] ^= 0x55;
        assertThat(read(CRC, broken).faults).isNotEmpty();
        assertThat(read(CRC, Arrays.copyOf(broken, 40)).faults)
                .containsExactly(new Fault(1, Why.FILE, ""));
    }

    @Test
    void refusesReferencesThatASpreadsheetHasRounded() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Movimientos");
            List<String> head = List.of("Fecha", "Referencia", "Monto");
            for (int i = 0; i < head.size(); i++) sheet.value(0, i, head.get(i));
            sheet.value(1, 0, "20/11/2026");
            sheet.value(1, 1, new BigDecimal("5.6309385895898488E+19"));
            sheet.value(1, 2, 7);
            sheet.value(2, 0, "20/11/2026");
            sheet.value(2, 1, new BigDecimal("123456789012345"));
            sheet.value(2, 2, 7);
        }
        Kept kept = read(CRC, out.toByteArray());
        assertThat(kept.faults).extracting(Fault::why).containsExactly(Why.REFERENCE);
        assertThat(kept.lines).extracting(Line::reference).containsExactly("123456789012345");
        assertThat(read(CRC, "Fecha;Referencia;Monto\n20/11/2026;5,63094E+19;7,00\n").faults)
                .containsExactly(new Fault(2, Why.REFERENCE, "5,63094E+19"));
    }

    @Test
    void readsMt940() {
        String message = """
                {1:F01BANKCRSJAXXX0000000000}{2:O9401200261120BANKCRSJAXXX00000000002611201200N}{4:
                :20:STATEMENT1
                :25:CR001
                :28C:1/1
                :60F:C261119CRC10000,00
                :61:2611201120C1250,50NTRFNONREF//BK77
                :86:SINPE DE ANA
                PAGO A12
                :61:2611201120D1000,NTRFOWN8
                :61:2611201120RC50,00NTRFNONREF//BK79
                :62F:C261120CRC10200,50
                -}
                """;
        for (String text : List.of(message, message.substring(message.indexOf(":20:")))) {
            Kept kept = read(CRC, text);
            assertThat(kept.faults).isEmpty();
            assertThat(kept.lines).extracting(Line::way)
                    .containsExactly(Way.IN, Way.OUT, Way.OUT);
            assertThat(kept.lines).extracting(Line::reference)
                    .containsExactly("BK77", "OWN8", "BK79");
            assertThat(kept.lines.getFirst().amount()).hasToString("1250.5 CRC");
            assertThat(kept.lines.getFirst().detail()).isEqualTo("SINPE DE ANA PAGO A12");
            assertThat(kept.balances).containsExactly(
                    new Balance(DAY.minusDays(1), 1_000_000), new Balance(DAY, 1_020_050));
        }
        assertThat(read(CRC, message + message.replace("BK7", "BK9")).lines).hasSize(6);
        assertThat(read(PYG, message).faults).contains(new Fault(1, Why.CURRENCY, "CRC"));
    }

    @Test
    void readsCamt() {
        String camt = """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <Stmt><Id>1</Id>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CRC">10000.00</Amt>
                  <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CRC">50.00</Amt>
                  <CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
                <Ntry><Amt Ccy="CRC">1250.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>
                  <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>
                  <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId><TxId>T1</TxId></Refs>
                  <RltdPties><Dbtr><Pty><Nm>ANA SOLÍS</Nm></Pty></Dbtr></RltdPties>
                  <RmtInf><Ustrd>pago &amp; más</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                <Ntry><Amt Ccy="CRC">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
                  <BookgDt><DtTm>2026-11-20T10:11:12</DtTm></BookgDt><NtryDtls>
                  <TxDtls><Refs><AcctSvcrRef>B1</AcctSvcrRef></Refs><Amt Ccy="CRC">10.00</Amt>
                  </TxDtls>
                  <TxDtls><Refs><AcctSvcrRef>B2</AcctSvcrRef></Refs><Amt Ccy="CRC">20.00</Amt>
                  </TxDtls></NtryDtls></Ntry>
                <Ntry><Amt Ccy="CRC">7.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
                  <BookgDt><Dt>2026-11-20</Dt></BookgDt><AcctSvcrRef>O1</AcctSvcrRef></Ntry>
                <Ntry><Amt Ccy="CRC">9.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts>
                  <BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry>
                <Ntry><Amt Ccy="USD">9.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
                  <BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry>
                </Stmt></BkToCstmrStmt></Document>
                """;
        Kept kept = read(CRC, camt);
        assertThat(kept.lines).extracting(Line::reference).containsExactly("T1", "B1", "B2", "O1");
        assertThat(kept.lines).extracting(line -> line.amount().plain())
                .containsExactly("1250.5", "10", "20", "7");
        assertThat(kept.lines.getFirst().payer()).isEqualTo("ANA SOLÍS");
        assertThat(kept.lines.getFirst().detail()).isEqualTo("pago & más");
        assertThat(kept.lines.getLast().way()).isEqualTo(Way.OUT);
        assertThat(kept.balances).containsExactly(
                new Balance(DAY.minusDays(1), 1_000_000), new Balance(DAY, -5_000));
        assertThat(kept.faults).containsExactly(new Fault(5, Why.AMOUNT, "9.00"));
    }

    @Test
    void opensNothingThatAFileNames() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Kept kept = read(CRC, "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>"
                + "<Document xmlns=\"camt.053\"><Ntry><AcctSvcrRef>&x;</AcctSvcrRef>"
                + "<Amt Ccy=\"CRC\">9.00</Amt><BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry>"
                + "</Document>");
        assertThat(kept.lines.toString() + kept.faults).doesNotContain("secret");
        assertThat(read(CRC, "<a xmlns=\"camt.053\"><b>").faults)
                .containsExactly(new Fault(1, Why.FILE, ""));
    }
}
