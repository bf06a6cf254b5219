package io.pasarela.office.audit;

import io.pasarela.audit.Audit;
import io.pasarela.audit.Entry;
import io.pasarela.audit.Verification;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Needs;
import io.pasarela.office.Visit;
import io.pasarela.people.Role;
import io.pasarela.platform.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The record of a merchant's operators, for supervisors. */
@Controller
@Needs(Role.SUPERVISOR)
class AuditController {

    private static final int PAGE = 100;

    private final Pages pages;
    private final Audit audit;

    AuditController(Pages pages, Audit audit) {
        this.pages = pages;
        this.audit = audit;
    }

    @GetMapping("/office/m/{merchant}/audit")
    void list(Visit visit, @RequestParam(defaultValue = "9223372036854775807") long before,
            HttpServletResponse response) throws IOException {
        long chain = visit.merchantId().value();
        List<Entry> entries = audit.list(chain, before, PAGE);
        Verification verification = audit.verify(chain);
        pages.write(response, new AuditPage(
                visit.frame(MenuEntry.AUDIT, visit.say("audit.title")),
                verdict(visit, verification), verification instanceof Verification.Intact,
                entries.stream().map(entry -> row(visit, entry)).toList(),
                entries.size() < PAGE ? null
                        : visit.root() + "/audit?before=" + entries.getLast().number()));
    }

    private static String verdict(Visit visit, Verification verification) {
        return switch (verification) {
            case Verification.Intact(long entries) -> visit.say("audit.intact", entries);
            case Verification.Broken(long number) -> visit.say("audit.broken", number);
        };
    }

    private static AuditPage.Row row(Visit visit, Entry entry) {
        String details = new TreeMap<>(entry.act().details()).entrySet().stream()
                .map(detail -> detail.getKey() + ": " + detail.getValue())
                .collect(Collectors.joining("; "));
        return new AuditPage.Row(Long.toString(entry.number()), visit.time(entry.at()),
                entry.act().actor(), entry.act().name(), entry.act().subject(), details);
    }
}
