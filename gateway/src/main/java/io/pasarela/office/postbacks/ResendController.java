package io.pasarela.office.postbacks;

import io.pasarela.audit.Act;
import io.pasarela.audit.Audit;
import io.pasarela.office.Redirect;
import io.pasarela.office.Visit;
import io.pasarela.postbacks.Postbacks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Sends postbacks again, and records who wanted it. */
@Controller
@RequestMapping("/office/m/{merchant}/postbacks")
class ResendController {

    private static final int SELECTION_MAX = 100;
    private static final Duration FAILED_SINCE = Duration.ofDays(90);

    private final Postbacks postbacks;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ResendController(Postbacks postbacks, Audit audit, TransactionTemplate transaction,
            Clock clock) {
        this.postbacks = postbacks;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/resend")
    ResponseEntity<Void> resend(Visit visit, @RequestParam(required = false) List<Long> id) {
        List<Long> ids = id == null ? List.of() : id.stream().limit(SELECTION_MAX).toList();
        return send(visit, "postbacks " + ids,
                () -> postbacks.resend(visit.merchantId(), ids));
    }

    @PostMapping("/resend-failed")
    ResponseEntity<Void> resendFailed(Visit visit) {
        return send(visit, "failed postbacks", () -> postbacks.resendFailed(
                visit.merchantId(), clock.instant().minus(FAILED_SINCE)));
    }

    private ResponseEntity<Void> send(Visit visit, String what, IntSupplier act) {
        Integer sent = transaction.execute(_ -> {
            int count = act.getAsInt();
            if (count > 0) {
                audit.record(new Act(visit.merchantId().value(), visit.login(),
                        "postback.resend", what, Map.of("sent", Integer.toString(count))));
            }
            return count;
        });
        return Redirect.to(PostbacksController.self(visit),
                sent != null && sent > 0 ? "ok.resent" : "no.nothing-resent");
    }
}
