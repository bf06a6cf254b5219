package io.pasarela.office.statements;

import io.pasarela.imports.Acceptance;
import io.pasarela.imports.Imports;
import io.pasarela.imports.Upload;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Redirect;
import io.pasarela.office.Visit;
import io.pasarela.office.statements.StatementsPage.Form;
import io.pasarela.office.statements.StatementsPage.Mark;
import io.pasarela.office.statements.StatementsPage.Row;
import io.pasarela.paymentsystems.PaymentSystem;
import io.pasarela.paymentsystems.PaymentSystems;
import io.pasarela.platform.web.Pages;
import io.pasarela.wallets.Wallet;
import io.pasarela.wallets.Wallets;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Shows which files were uploaded, and takes the next one. */
@Controller
@RequestMapping("/office/m/{merchant}/statements")
class StatementsController {

    private final Pages pages;
    private final Imports imports;
    private final Wallets wallets;
    private final PaymentSystems systems;

    StatementsController(Pages pages, Imports imports, Wallets wallets, PaymentSystems systems) {
        this.pages = pages;
        this.imports = imports;
        this.wallets = wallets;
        this.systems = systems;
    }

    static String self(Visit visit) {
        return visit.root() + MenuEntry.STATEMENTS.path();
    }

    static Mark mark(Visit visit, Upload upload) {
        Upload.State state = upload.progress().state();
        return new Mark(visit.say("statements.state." + state), switch (state) {
            case DRAFT -> "bg-yellow-lt";
            case WAITING -> "bg-blue-lt";
            case DONE -> "bg-green-lt";
        });
    }

    @GetMapping
    void list(Visit visit, @RequestParam(defaultValue = "9223372036854775807") long below,
            HttpServletResponse response) throws IOException {
        List<Upload> found = imports.list(visit.merchantId(), below);
        Map<Long, Wallet> his = wallets.list(visit.merchantId()).stream()
                .collect(Collectors.toMap(Wallet::id, Function.identity(),
                        (one, _) -> one, TreeMap::new));
        pages.write(response, new StatementsPage(
                visit.frame(MenuEntry.STATEMENTS, visit.say("statements.title")),
                visit.mayAct() ? form(visit, his) : null,
                his.values().stream().map(wallet -> new StatementsPage.Account(
                        self(visit) + "/accounts/" + wallet.id(), name(wallet))).toList(),
                found.stream().map(upload -> row(visit, upload, his)).toList(),
                found.size() < Imports.PAGE_MAX ? null
                        : self(visit) + "?below=" + found.getLast().id()));
    }

    private Form form(Visit visit, Map<Long, Wallet> his) {
        return new Form(self(visit), his.values().stream()
                .filter(wallet -> systems.find(wallet.paymentSystem()).isPresent())
                .map(wallet -> new StatementsPage.Wallet(Long.toString(wallet.id()), name(wallet)))
                .toList(),
                visit.say("statements.limit", Imports.BYTES_MAX >> 20));
    }

    String name(Wallet wallet) {
        String title = systems.find(wallet.paymentSystem()).map(PaymentSystem::title)
                .orElse(wallet.paymentSystem());
        return title + " · " + wallet.accountNumber();
    }

    private Row row(Visit visit, Upload upload, Map<Long, Wallet> his) {
        var tally = upload.progress().tally();
        return new Row(self(visit) + "/" + upload.id(), upload.content().name(),
                name(Objects.requireNonNull(his.get(upload.place().wallet()))),
                upload.content().uploadedBy(), visit.time(upload.content().uploadedAt()),
                mark(visit, upload),
                visit.words().count(tally.stored() + tally.outgoing()),
                visit.words().count(tally.known() + tally.confirmed()),
                visit.words().count(tally.refused()));
    }

    @PostMapping
    ResponseEntity<Void> take(Visit visit, @RequestParam(defaultValue = "0") long wallet,
            @RequestParam Optional<MultipartFile> file) throws IOException {
        Optional<Wallet> chosen = wallets.find(visit.merchantId(), wallet)
                .filter(one -> systems.find(one.paymentSystem()).isPresent());
        if (chosen.isEmpty() || file.isEmpty()) {
            return Redirect.to(self(visit), "no.statement-incomplete");
        }
        String name = Objects.requireNonNullElse(file.get().getOriginalFilename(), "");
        try (InputStream content = file.get().getInputStream()) {
            return switch (imports.take(chosen.get(), name, visit.login(), content)) {
                case Acceptance.Accepted(var upload) ->
                    Redirect.to(self(visit) + "/" + upload.id());
                case Acceptance.TooLarge _ -> Redirect.to(self(visit), "no.too-large");
                case Acceptance.Useless _, Acceptance.NoDraft _, Acceptance.NotEnoughColumns _ ->
                    Redirect.to(self(visit), "no.statement-incomplete");
            };
        }
    }
}
