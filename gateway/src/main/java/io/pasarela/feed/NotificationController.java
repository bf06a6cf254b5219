package io.pasarela.feed;

import io.pasarela.bankfeed.Inbox;
import io.pasarela.bankfeed.Source;
import io.pasarela.bankfeed.TextVerdict;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Banks' texts as phones and mailboxes forward them (PROTOCOL 8, way 2), and signs of life. */
@RestController
class NotificationController {

    /** A text of 10 kB in which every character is escaped. */
    static final int BYTES_MAX = 64 << 10;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Gate gate;
    private final Inbox inbox;
    private final Clock clock;

    NotificationController(Gate gate, Inbox inbox, Clock clock) {
        this.gate = gate;
        this.inbox = inbox;
        this.clock = clock;
    }

    @PostMapping("/feed/v1/notifications")
    void notifications(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        gate.admit(response, () -> {
            Optional<WebhookSignature> signature = request.getHeader("Authorization") == null
                    ? WebhookSignature.of(request) : Optional.empty();
            if (signature.isPresent()) {
                receive(request, response, signature.get());
            } else {
                receive(request, response);
            }
        });
    }

    @PostMapping("/feed/v1/heartbeat")
    void heartbeat(HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        gate.admit(response, () -> {
            if (gate.ofToken(request).isEmpty()) {
                Gate.refuseStranger(response);
            } else {
                write(response, new Alive("ok"));
            }
        });
    }

    private void receive(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Source> source = gate.ofToken(request);
        if (source.isEmpty()) {
            Gate.refuseStranger(response);
            return;
        }
        Optional<byte[]> body = Gate.body(request, response, BYTES_MAX);
        if (body.isEmpty()) return;
        String type = request.getContentType();
        boolean isForm = type != null && type.toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
        switch (Forwarded.read(body.get(), isForm)) {
            case Forwarded.Text(var text) -> answer(response, inbox.receive(source.get(), text));
            case Forwarded.Other _ -> answer(response, TextVerdict.IGNORED);
            case Forwarded.Refused(var failure) -> failure.write(response);
        }
    }

    /** Whoever signed it is its source; a call that is too old may be one that was overheard. */
    private void receive(HttpServletRequest request, HttpServletResponse response,
            WebhookSignature signature) throws IOException {
        Optional<byte[]> body = Gate.body(request, response, BYTES_MAX);
        if (body.isEmpty()) return;
        Optional<Source> signer =
                gate.ofSignature(request, key -> signature.isOf(body.get(), key));
        if (signer.isEmpty()) {
            Gate.refuseStranger(response);
            return;
        }
        Source source = signer.get();
        switch (Forwarded.readWebhook(body.get(), phone -> inbox.walletOf(source, phone))) {
            case Forwarded.Text(var text) -> answer(response,
                    signature.isFresh(clock.instant()) ? inbox.receive(source, text)
                            : inbox.receiveLate(source, text));
            case Forwarded.Other _ -> answer(response, TextVerdict.IGNORED);
            case Forwarded.Refused(var failure) -> failure.write(response);
        }
    }

    private record Answer(String status, String result) {}

    private record Alive(String status) {}

    private static void answer(HttpServletResponse response, TextVerdict verdict)
            throws IOException {
        write(response, new Answer("ok", verdict.name().toLowerCase(Locale.ROOT)));
    }

    private static void write(HttpServletResponse response, Object answer) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }
}
