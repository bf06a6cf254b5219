package io.pasarela.torture.town;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the office, read as far as an operator needs it. The office writes its pages in one
 * way only, so patterns do.
 */
public record Page(String html) {

    private static final Pattern BADGE = Pattern.compile(
            "class=\"office-head\">.*?<span class=\"badge[^\"]*\">([^<]*)<", Pattern.DOTALL);
    private static final Pattern FACT =
            Pattern.compile("<dt>([^<]*)</dt><dd[^>]*>(.*?)</dd>", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("<td data-label=\"([^\"]*)\"[^>]*>(.*?)</td>", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"([^\"]*)\"");
    private static final Pattern OLDER =
            Pattern.compile("<a class=\"btn\" href=\"([^\"]*(?:below|before)=[^\"]*)\"");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern MONEY = Pattern.compile("([0-9,]+(?:\\.[0-9]+)?) ([A-Z]{3})");

    /** A line of a table: its cells by their headings, and its first link. */
    public record Row(Map<String, String> cells, String link) {

        public String cell(String heading) {
            return cells.getOrDefault(heading, "");
        }
    }

    /** An amount as the office writes it in English. */
    public record Money(BigDecimal amount, String currency) {}

    /** What the badge beside the title says. */
    public String badge() {
        Matcher found = BADGE.matcher(html);
        return found.find() ? text(found.group(1)) : "";
    }

    /** The first thing of that name among the facts. */
    public Optional<String> fact(String name) {
        return FACT.matcher(html).results()
                .filter(fact -> text(fact.group(1)).equals(name))
                .map(fact -> text(fact.group(2))).findFirst();
    }

    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (MatchResult row : ROW.matcher(html).results().toList()) {
            var cells = new LinkedHashMap<String, String>();
            CELL.matcher(row.group(1)).results()
                    .forEach(cell -> cells.put(text(cell.group(1)), text(cell.group(2))));
            Matcher link = LINK.matcher(row.group(1));
            if (!cells.isEmpty()) {
                rows.add(new Row(cells, link.find() ? text(link.group(1)) : ""));
            }
        }
        return rows;
    }

    public List<Form> forms() {
        return Form.readAll(html);
    }

    /** The form that goes to a path with that end. */
    public Optional<Form> form(String end) {
        return forms().stream().filter(form -> form.action().endsWith(end)).findFirst();
    }

    /** Where the list goes on. */
    public Optional<String> older() {
        Matcher found = OLDER.matcher(html);
        return found.find() ? Optional.of(text(found.group(1))) : Optional.empty();
    }

    public boolean shows(String part) {
        return html.contains(part);
    }

    /** The first amount in that text. */
    public static Optional<Money> money(String text) {
        Matcher found = MONEY.matcher(text);
        return found.find()
                ? Optional.of(new Money(
                        new BigDecimal(found.group(1).replace(",", "")), found.group(2)))
                : Optional.empty();
    }

    /** Without tags and escapes. */
    static String text(String html) {
        return TAG.matcher(html).replaceAll("")
                .replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"")
                .replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&").strip();
    }
}
