package io.pasarela.window;

import io.pasarela.deposits.Refusal;
import io.pasarela.money.Money;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.pictures.Pictures;
import io.pasarela.window.Entry.Fault;
import io.pasarela.window.Entry.Fault.Place;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Reads what payers fill in, and tells them what to mend. */
@Component
class Forms {

    /** Room for a bank's whole message with the number somewhere in it. */
    private static final int TYPED_LENGTH_MAX = 2_000;
    private static final int NUMBER_LENGTH_MAX = 190;
    private static final int AMOUNT_LENGTH_MAX = 30;

    private final Uploads uploads;
    private final Catalogue catalogue;

    Forms(Uploads uploads, Catalogue catalogue) {
        this.uploads = uploads;
        this.catalogue = catalogue;
    }

    /** What reading a form led to. */
    sealed interface Reading {
        record Ready(Entry entry, Payments.Word word) implements Reading {}

        record Faulty(Entry entry) implements Reading {}
    }

    /** The form as it is first shown; whoever corrects himself finds what he sent before. */
    Entry fresh(Visit visit, PaymentSystem system, Optional<Standing> standing) {
        var before = standing.filter(Standing::mayLook).map(found -> found.info().payment());
        return new Entry(system,
                before.map(payment -> payment.key1()).orElse(""),
                before.map(payment -> payment.claimed().plain()).orElse(""),
                visit.key().orElseGet(ClaimKey::random), List.of(), List.of());
    }

    Reading read(Visit visit, PaymentSystem system, HttpServletRequest request)
            throws IOException {
        var words = visit.words();
        // First, because a form that is too large as a whole shows here.
        byte[] screenshot = screenshot(request);
        var found = numbers(visit, system, request);
        String number = found.size() == 1
                ? found.getFirst() : text(request, "key1", NUMBER_LENGTH_MAX);
        String typed = text(request, "amount", AMOUNT_LENGTH_MAX);
        var key = ClaimKey.of(text(request, "claim_key", NUMBER_LENGTH_MAX))
                .or(visit::key).orElseGet(ClaimKey::random);
        Optional<Money> amount = visit.fixed() != null
                ? Optional.of(visit.fixed())
                : TypedAmount.plain(typed, system.currency()).flatMap(system::parseAmount);

        var faults = new ArrayList<Fault>();
        if (found.size() > 1) {
            faults.add(new Fault(Place.NUMBER, words.get("error.key1.several")));
        } else {
            numberFault(visit, system, number, screenshot != null).ifPresent(faults::add);
        }
        amountFault(visit, system, amount).ifPresent(faults::add);
        if (screenshot == null && system.asked().screenshotRequired()) {
            faults.add(new Fault(Place.SCREENSHOT, words.get("error.screenshot.missing")));
        }
        var entry = new Entry(system, number, typed, key,
                found.size() > 1 ? found : List.of(), faults);
        if (!faults.isEmpty()) return new Reading.Faulty(entry);

        String network = ClientNetwork.of(request.getRemoteAddr());
        var unfit = screenshot == null
                ? Optional.<Fault>empty() : uploadFault(visit, network, screenshot);
        if (unfit.isPresent()) return new Reading.Faulty(entry.with(unfit.get()));
        return new Reading.Ready(entry, new Payments.Word(
                system, number, amount.orElseThrow(), screenshot, key, network));
    }

    /** What was typed if it is a number, else the numbers in it; a picked one comes by itself. */
    private List<String> numbers(Visit visit, PaymentSystem system, HttpServletRequest request) {
        String picked = text(request, "pick", NUMBER_LENGTH_MAX);
        String typed = picked.isEmpty() ? text(request, "key1", TYPED_LENGTH_MAX) : picked;
        return NumberFinder.read(typed, system.number(), () -> catalogue.wallet(visit, system)
                .map(wallet -> List.copyOf(wallet.params().values())).orElse(List.of()));
    }

    /** A number that looks odd is for operators, who need to see where it comes from. */
    private static Optional<Fault> numberFault(
            Visit visit, PaymentSystem system, String number, boolean hasScreenshot) {
        var words = visit.words();
        if (number.isEmpty()) {
            return Optional.of(new Fault(Place.NUMBER, words.get("error.key1.missing")));
        }
        if (hasScreenshot || system.number().normalise(number).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(unusual(visit, system));
    }

    private static Fault unusual(Visit visit, PaymentSystem system) {
        return new Fault(Place.NUMBER, visit.words().get("error.key1.unusual",
                visit.texts(system).number()));
    }

    /** Before any fact is looked at, so that the answer tells nothing about what is there. */
    private static Optional<Fault> amountFault(
            Visit visit, PaymentSystem system, Optional<Money> amount) {
        var words = visit.words();
        var limits = visit.limits(system);
        if (amount.isEmpty()) {
            return Optional.of(new Fault(Place.AMOUNT,
                    words.get("error.amount", words.number(limits.min()))));
        }
        return limits.allow(amount.get()) ? Optional.empty() : Optional.of(beyond(visit, system));
    }

    private static Fault beyond(Visit visit, PaymentSystem system) {
        var limits = visit.limits(system);
        return new Fault(Place.AMOUNT, visit.words().get("error.amount.limits",
                visit.words().amount(limits.min()), visit.words().amount(limits.max())));
    }

    Optional<Fault> uploadFault(Visit visit, String network, byte[] screenshot) {
        var words = visit.words();
        if (screenshot.length > Pictures.BYTES_MAX) {
            return Optional.of(new Fault(
                    Place.SCREENSHOT, words.get("error.screenshot.refused")));
        }
        return uploads.allow(visit, network)
                ? Optional.empty()
                : Optional.of(new Fault(
                        Place.SCREENSHOT, words.get("error.screenshot.many")));
    }

    /** Why the claim was not taken; never a word about what others have sent or received. */
    Fault fault(Visit visit, PaymentSystem system, Refusal refusal) {
        var words = visit.words();
        return switch (refusal) {
            case KEY1_FORMAT -> unusual(visit, system);
            case AMOUNT_FORMAT, AMOUNT_LIMITS -> beyond(visit, system);
            case SCREENSHOT_REQUIRED ->
                new Fault(Place.SCREENSHOT, words.get("error.screenshot.missing"));
            case SCREENSHOT_INVALID ->
                new Fault(Place.SCREENSHOT, words.get("error.screenshot.refused"));
            case FIELD, SYSTEM_UNKNOWN, CURRENCY, ENDPOINT, NO_WALLET, AMOUNT_MISMATCH,
                    ALREADY_ACTIVATED, CUSTOM_ID_TAKEN, REJECTED ->
                new Fault(Place.WHOLE, words.get("error.other"));
        };
    }

    /** Null when no file was chosen. */
    static byte @Nullable [] screenshot(HttpServletRequest request) throws IOException {
        if (!(request instanceof MultipartHttpServletRequest multipart)) return null;
        var file = multipart.getFile("screenshot");
        return file == null || file.isEmpty() ? null : file.getBytes();
    }

    /** With blanks for what cannot be typed: ends of lines, and what only programs send. */
    private static String text(HttpServletRequest request, String name, int lengthMax) {
        String text = Objects.requireNonNullElse(request.getParameter(name), "");
        var clean = new StringBuilder();
        text.codePoints().map(c -> isTypable(c) ? c : ' ').limit(lengthMax)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static boolean isTypable(int c) {
        return !Character.isISOControl(c) && c != 0x2028 && c != 0x2029
                && Character.getType(c) != Character.SURROGATE;
    }
}
