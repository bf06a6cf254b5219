package io.pasarela.office.statements;

import io.pasarela.imports.Acceptance;
import io.pasarela.imports.Imports;
import io.pasarela.imports.Upload;
import io.pasarela.office.Redirect;
import io.pasarela.office.StepUp;
import io.pasarela.office.Visit;
import io.pasarela.platform.web.Pages;
import io.pasarela.statements.Column;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Shows one file, and takes what an operator says about it. */
@Controller
@RequestMapping("/office/m/{merchant}/statements/{id:[0-9]{1,18}}")
class StatementController {

    private final Pages pages;
    private final Imports imports;
    private final StatementTypesetter typesetter;

    StatementController(Pages pages, Imports imports, StatementTypesetter typesetter) {
        this.pages = pages;
        this.imports = imports;
        this.typesetter = typesetter;
    }

    static String field(Column column) {
        return column.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping
    void show(Visit visit, @PathVariable long id, HttpServletResponse response)
            throws IOException {
        Upload upload = imports.find(visit.merchantId(), id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        pages.write(response, upload.progress().state() == Upload.State.DRAFT
                ? typesetter.draft(visit, upload, imports.inspect(upload))
                : typesetter.accepted(visit, upload));
    }

    @PostMapping("/columns")
    ResponseEntity<Void> columns(
            Visit visit, @PathVariable long id, @RequestParam Map<String, String> sent) {
        var headers = new EnumMap<Column, String>(Column.class);
        for (Column column : Column.values()) {
            String header = sent.getOrDefault(field(column), "");
            if (!header.isEmpty()) headers.put(column, header);
        }
        return answer(visit, id, imports.setColumns(visit.merchantId(), id, headers),
                "ok.statement-columns");
    }

    @PostMapping("/accept")
    @StepUp
    ResponseEntity<Void> accept(Visit visit, @PathVariable long id) throws IOException {
        return answer(visit, id, imports.accept(visit.merchantId(), id, visit.login()),
                "ok.statement-accepted");
    }

    @PostMapping("/discard")
    ResponseEntity<Void> discard(Visit visit, @PathVariable long id) {
        boolean gone = imports.discard(visit.merchantId(), id);
        String list = StatementsController.self(visit);
        return gone ? Redirect.to(list, "ok.statement-discarded")
                : Redirect.to(list + "/" + id, "no.statement-no-draft");
    }

    private static ResponseEntity<Void> answer(
            Visit visit, long id, Acceptance outcome, String done) {
        return Redirect.to(StatementsController.self(visit) + "/" + id, switch (outcome) {
            case Acceptance.Accepted _ -> done;
            case Acceptance.NoDraft _ -> "no.statement-no-draft";
            case Acceptance.NotEnoughColumns _ -> "no.statement-columns";
            case Acceptance.Useless _, Acceptance.TooLarge _ -> "no.statement-useless";
        });
    }
}
