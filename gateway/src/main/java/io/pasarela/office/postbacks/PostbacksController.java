package io.pasarela.office.postbacks;

import io.pasarela.office.Frame.Link;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Needs;
import io.pasarela.office.Visit;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import io.pasarela.postbacks.Attempt;
import io.pasarela.postbacks.Backlog;
import io.pasarela.postbacks.Outcome;
import io.pasarela.postbacks.Postback;
import io.pasarela.postbacks.Postbacks;
import io.pasarela.postbacks.Status;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows postbacks and what became of them. */
@Controller
@RequestMapping("/office/m/{merchant}/postbacks")
class PostbacksController {

    private static final int PAGE = 100;

    private final Pages pages;
    private final Postbacks postbacks;
    private final Clock clock;

    PostbacksController(Pages pages, Postbacks postbacks, Clock clock) {
        this.pages = pages;
        this.postbacks = postbacks;
        this.clock = clock;
    }

    static String self(Visit visit) {
        return visit.root() + MenuEntry.POSTBACKS.path();
    }

    @GetMapping
    @Needs(Role.MERCHANT_USER)
    void list(Visit visit, @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            HttpServletResponse response) throws IOException {
        Optional<Status> chosen = Arrays.stream(Status.values())
                .filter(one -> name(one).equals(status)).findFirst();
        List<Postback> found = chosen
                .map(one -> postbacks.list(visit.merchantId(), one, before, PAGE))
                .orElseGet(() -> postbacks.list(visit.merchantId(), before, PAGE));
        String here = self(visit) + "?status=" + chosen.map(PostbacksController::name).orElse("");
        Backlog backlog = postbacks.backlog(visit.merchantId());
        boolean act = visit.mayAct();
        pages.write(response, new PostbacksPage(
                visit.frame(MenuEntry.POSTBACKS, visit.say("postbacks.title")),
                shelves(visit, chosen), words(visit, backlog),
                found.stream().map(postback -> row(visit, postback)).toList(),
                found.size() < PAGE ? null : here + "&before=" + found.getLast().id(),
                act ? self(visit) + "/resend" : null,
                act && backlog.failed() > 0 ? self(visit) + "/resend-failed" : null));
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static List<Link> shelves(Visit visit, Optional<Status> chosen) {
        var links = new ArrayList<Link>();
        links.add(new Link(visit.say("postbacks.all"), self(visit), chosen.isEmpty()));
        for (Status status : Status.values()) {
            links.add(new Link(visit.say("postback.status." + status),
                    self(visit) + "?status=" + name(status), chosen.equals(Optional.of(status))));
        }
        return links;
    }

    private String words(Visit visit, Backlog backlog) {
        return visit.say("postbacks.backlog", backlog.due(),
                visit.words().age(backlog.age(clock.instant())), backlog.withoutUrl(),
                backlog.failed());
    }

    private PostbacksPage.Row row(Visit visit, Postback postback) {
        String next = postback.isWithoutUrl() ? visit.say("postback.no-url")
                : postback.times().nextAttempt() == null ? ""
                : visit.time(postback.times().nextAttempt());
        return new PostbacksPage.Row(Long.toString(postback.id()),
                self(visit) + "/" + postback.id(),
                visit.say("postback.of." + postback.kind(), Long.toString(postback.subject())),
                visit.say("postback.status." + postback.status()),
                postback.status() == Status.DELIVERED, postback.status() == Status.FAILED,
                visit.time(postback.times().created()), Integer.toString(postback.attempts()),
                next);
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    @Needs(Role.MERCHANT_USER)
    void show(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Postback postback = postbacks.find(visit.merchantId(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean again = visit.mayAct() && postback.status() != Status.DELIVERED;
        pages.write(response, new PostbackPage(
                visit.frame(MenuEntry.POSTBACKS, visit.say("postback.title", Long.toString(id))),
                row(visit, postback), postback.body(),
                postbacks.attempts(visit.merchantId(), id).reversed().stream()
                        .map(attempt -> attempt(visit, attempt)).toList(),
                again ? self(visit) + "/resend" : null));
    }

    private static PostbackPage.Try attempt(Visit visit, Attempt attempt) {
        var answer = new ArrayList<String>();
        if (attempt.httpStatus() != null) answer.add("HTTP " + attempt.httpStatus());
        if (attempt.fault() != null) answer.add(attempt.fault());
        if (attempt.answer() != null) answer.add(attempt.answer());
        long took = Duration.between(attempt.startedAt(), attempt.endedAt()).toMillis();
        return new PostbackPage.Try(Integer.toString(attempt.number()),
                visit.time(attempt.startedAt()), took + " ms", attempt.url(),
                visit.say("postback.outcome." + attempt.outcome()),
                attempt.outcome() == Outcome.ACCEPTED, String.join(" · ", answer));
    }
}
