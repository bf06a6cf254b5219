package io.pasarela.office.statements;

import io.pasarela.imports.Imports;
import io.pasarela.imports.Inspection;
import io.pasarela.imports.Refusal;
import io.pasarela.imports.Upload;
import io.pasarela.office.MenuEntry;
import io.pasarela.office.Visit;
import io.pasarela.office.statements.StatementPage.Choice;
import io.pasarela.office.statements.StatementPage.Columns;
import io.pasarela.office.statements.StatementPage.Count;
import io.pasarela.office.statements.StatementPage.Draft;
import io.pasarela.office.statements.StatementPage.Fact;
import io.pasarela.office.statements.StatementPage.Header;
import io.pasarela.office.statements.StatementPage.Line;
import io.pasarela.office.statements.StatementPage.Progress;
import io.pasarela.office.statements.StatementPage.Refusals;
import io.pasarela.statements.Column;
import io.pasarela.statements.Statement;
import io.pasarela.wallets.Wallets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Sets the page of a file, in each of its states. */
@Component
class StatementTypesetter {

    private final Imports imports;
    private final Wallets wallets;
    private final StatementsController list;

    StatementTypesetter(Imports imports, Wallets wallets, StatementsController list) {
        this.imports = imports;
        this.wallets = wallets;
        this.list = list;
    }

    StatementPage draft(Visit visit, Upload upload, Inspection inspection) {
        String self = StatementsController.self(visit) + "/" + upload.id();
        var facts = facts(visit, upload);
        var days = inspection.days();
        if (days != null) {
            facts.add(new Fact(visit.say("statement.days"), days.first().equals(days.last())
                    ? days.first().toString() : days.first() + " – " + days.last()));
        }
        var notes = new ArrayList<String>();
        imports.findSame(upload).ifPresent(same -> notes.add(visit.say("statement.same",
                visit.time(same.content().uploadedAt()), same.content().uploadedBy())));
        if (!inspection.isUsable()) notes.add(visit.say("statement.useless"));
        Draft draft = !visit.mayAct() ? null : new Draft(
                inspection.isUsable() ? self + "/accept" : null, self + "/discard",
                inspection.headers().isEmpty() ? null
                        : new Columns(self + "/columns", choices(visit, inspection)),
                inspection.sample().stream().map(line -> line(visit, line)).toList());
        return new StatementPage(
                visit.frame(MenuEntry.STATEMENTS, upload.content().name()),
                StatementsController.mark(visit, upload), facts, notes, null, null, draft,
                List.of(count(visit, "incoming", inspection.incoming()),
                        count(visit, "outgoing", inspection.outgoing()),
                        count(visit, "twins", inspection.twins()),
                        count(visit, "unreadable", inspection.refused())),
                refusals(visit, inspection.refusals()));
    }

    StatementPage accepted(Visit visit, Upload upload) {
        String self = StatementsController.self(visit) + "/" + upload.id();
        boolean moves = upload.progress().state() == Upload.State.WAITING;
        int done = upload.progress().done();
        int all = upload.progress().items();
        var tally = upload.progress().tally();
        return new StatementPage(
                visit.frame(MenuEntry.STATEMENTS, upload.content().name()),
                StatementsController.mark(visit, upload), facts(visit, upload), List.of(),
                moves ? self : null,
                !moves ? null : new Progress(visit.say("statement.progress",
                        visit.words().count(done), visit.words().count(all)),
                        Integer.toString(done), Integer.toString(Math.max(all, 1))),
                null,
                List.of(count(visit, "stored", tally.stored()),
                        count(visit, "confirmed", tally.confirmed()),
                        count(visit, "known", tally.known()),
                        count(visit, "outgoing", tally.outgoing()),
                        count(visit, "twins", tally.twins()),
                        count(visit, "refused", tally.refused())),
                refusals(visit, imports.listRefused(upload)));
    }

    private List<Fact> facts(Visit visit, Upload upload) {
        var wallet = wallets.find(visit.merchantId(), upload.place().wallet()).orElseThrow();
        var content = upload.content();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(visit.say("statements.wallet"), list.name(wallet)));
        facts.add(new Fact(visit.say("statement.format"),
                visit.say("statement.format." + content.format()) + ", "
                        + visit.words().count((content.bytes() + 1023) / 1024) + " kB"));
        facts.add(new Fact(visit.say("statements.by"),
                content.uploadedBy() + ", " + visit.time(content.uploadedAt())));
        var finished = upload.progress().finishedAt();
        if (finished != null) {
            facts.add(new Fact(visit.say("statement.finished"), visit.time(finished)));
        }
        return facts;
    }

    private static Count count(Visit visit, String what, int count) {
        boolean bad = count > 0 && (what.equals("refused") || what.equals("unreadable"));
        return new Count(visit.say("statement.count." + what), visit.words().count(count),
                visit.say("statement.count-means." + what), bad);
    }

    private static Refusals refusals(Visit visit, List<Refusal> refusals) {
        return new Refusals(visit.say("statement.refusals"), refusals.stream()
                .map(refusal -> new StatementPage.Refusal(Integer.toString(refusal.line()),
                        visit.say("statement.reason." + refusal.reason()), refusal.value()))
                .toList());
    }

    private static List<Choice> choices(Visit visit, Inspection inspection) {
        var columns = inspection.columns();
        return Arrays.stream(Column.values()).map(column -> {
            String chosen = columns == null ? "" : columns.headers().getOrDefault(column, "");
            var headers = new ArrayList<>(inspection.headers().stream()
                    .map(header -> new Header(header, header.equals(chosen))).toList());
            // One that an earlier file had and this one lacks must not get lost unseen.
            if (!chosen.isEmpty() && !inspection.headers().contains(chosen)) {
                headers.addFirst(new Header(chosen, true));
            }
            return new Choice(StatementController.field(column),
                    visit.say("statement.column." + column), column == Column.DATE, headers);
        }).toList();
    }

    private static Line line(Visit visit, Statement.Line line) {
        boolean out = line.way() == Statement.Way.OUT;
        return new Line(Integer.toString(line.number()),
                line.time() == null ? line.day().toString() : line.day() + " " + line.time(),
                (out ? "−" : "") + visit.money(line.amount()), out,
                Objects.requireNonNullElse(line.reference(), ""),
                Objects.requireNonNullElse(line.payer(), ""),
                Objects.requireNonNullElse(line.detail(), ""));
    }
}
