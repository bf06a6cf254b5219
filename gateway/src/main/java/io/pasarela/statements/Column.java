package io.pasarela.statements;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** What a column of a table tells, and the words by which banks head it. */
public enum Column {
    DATE("fecha", "date", "fecha de operacion", "fecha operacion", "fecha movimiento",
            "fecha de transaccion", "fecha transaccion", "booking date", "transaction date"),
    TIME("hora", "time"),
    AMOUNT("monto", "importe", "amount", "valor"),
    CREDIT("credito", "creditos", "haber", "abono", "abonos", "deposito", "depositos", "credit",
            "monto credito"),
    DEBIT("debito", "debitos", "debe", "cargo", "cargos", "retiro", "retiros", "debit",
            "monto debito"),
    REFERENCE("referencia", "numero de referencia", "nro de referencia", "comprobante",
            "nro comprobante", "numero de comprobante", "numero de documento", "documento",
            "reference", "transaction id"),
    PAYER("nombre", "ordenante", "pagador", "cliente pagador", "nombre cliente origen", "payer",
            "name"),
    DETAIL("descripcion", "concepto", "detalle", "motivo", "description", "details"),
    BALANCE("saldo", "saldo contable", "balance", "running balance"),
    CURRENCY("moneda", "divisa", "currency");

    private final List<String> words;

    Column(String... words) {
        this.words = List.of(words);
    }

    boolean isHeadedBy(String header) {
        return words.contains(plain(header));
    }

    /** In lower case, without accents, dots and what stands in brackets. */
    static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}|[.:°º#*]|\\(.*?\\)", "")
                .replaceAll("[\\s_\\p{Z}\\p{Cc}\\p{Cf}]+", " ").strip().toLowerCase(Locale.ROOT);
    }
}
