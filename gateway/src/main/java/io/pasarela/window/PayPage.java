package io.pasarela.window;

import java.util.List;
import io.pasarela.platform.web.QrCode;
import org.jspecify.annotations.Nullable;

/**
 * Where to pay to, and the form for the number of the transfer.
 *
 * @param amount what to send; null when the payer decides
 * @param code null when banks' apps read none
 * @param otherUrl back to the choice of systems; null when the link names one
 */
record PayPage(
        Frame frame,
        PaySystem system,
        @Nullable Detail amount,
        List<Detail> details,
        @Nullable QrCode code,
        Form form,
        @Nullable String otherUrl) {

    /** What is shown of the payment system. */
    record PaySystem(String name, String logoUrl, List<String> steps) {}

    /** A line with a button that copies its value. */
    record Detail(String label, String shown, String copied) {}

    /**
     * What the payer fills in, as he left it if something was wrong.
     *
     * @param store under which name a browser keeps what he typed
     * @param amount null when the link fixes it
     * @param screenshot null while none is asked for
     */
    record Form(
            String action,
            String claimKey,
            String store,
            Number number,
            @Nullable Amount amount,
            @Nullable Screenshot screenshot,
            List<Problem> problems) {}

    /**
     * A field to type into.
     *
     * @param error what is wrong with what he typed; null when nothing is
     */
    record Field(
            String label, String hint, String value, String inputMode, @Nullable String error) {

        String wrong() {
            return String.valueOf(error != null);
        }

        /** What is read out after the label. */
        String describedBy(String id) {
            return error == null ? id + "-hint" : id + "-error " + id + "-hint";
        }
    }

    /**
     * The number of the transfer.
     *
     * @param count how many characters it has, with a place for how many were typed
     * @param known numbers on this page that are none of a transfer
     * @param found numbers in what he typed, of which he has to pick one
     */
    record Number(
            Field field, Rule rule, String count, List<String> known, List<String> found,
            List<Picture> pictures) {

        record Rule(String kind, int min, int max) {}
    }

    /** Shows where the number stands. */
    record Picture(String url, String alt) {}

    /** The amount, when the payer decides; written as in {@code style}. */
    record Amount(Field field, String code, Style style) {

        record Style(
                String before, String after, String group, int groupLength, String decimal,
                int decimals) {}
    }

    record Screenshot(String label, boolean required, @Nullable String error) {}

    /**
     * Something to mend.
     *
     * @param field the id of the field it is about; null when it is about none
     */
    record Problem(String text, @Nullable String field) {}
}
