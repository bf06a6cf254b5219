package io.pasarela.window;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to pay to, and the form for the number of the transfer.
 *
 * @param amount what to send; null when the payer decides
 * @param otherUrl back to the choice of systems; null when the link names one
 */
record PayPage(
        Frame frame,
        String merchant,
        PaySystem system,
        @Nullable Detail amount,
        List<Detail> details,
        Form form,
        @Nullable String otherUrl) {

    /** What is shown of the payment system. */
    record PaySystem(String name, String logoUrl, List<String> steps) {}

    /** A line with a button that copies its value. */
    record Detail(String label, String shown, String copied) {}

    /**
     * What the payer fills in, as he left it if something was wrong.
     *
     * @param amount null when the link fixes it
     * @param screenshot null while none is asked for
     */
    record Form(
            String action,
            String claimKey,
            Field number,
            @Nullable Field amount,
            @Nullable Screenshot screenshot,
            List<String> errors) {}

    record Field(String label, String hint, String value, String inputMode, boolean wrong) {}

    record Screenshot(String label, boolean required, boolean wrong) {}
}
