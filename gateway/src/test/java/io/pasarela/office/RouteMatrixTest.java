package io.pasarela.office;

import static org.assertj.core.api.Assertions.assertThat;

import io.pasarela.TestGateway;
import io.pasarela.merchants.MerchantId;
import io.pasarela.merchants.Merchants;
import io.pasarela.people.Operator;
import io.pasarela.people.OperatorFile;
import io.pasarela.people.People;
import io.pasarela.people.Role;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the office, asked by somebody of every role and by nobody, for his own merchant,
 * for another one, and for his own with another's object. The routes are those that the running
 * gateway has; what is expected stands in {@code office-routes.txt}.
 */
class RouteMatrixTest {

    private static final String PASSWORD = "a long enough password";
    private static final TestGateway GATEWAY = TestGateway.start();
    private static final List<Route> ROUTES = Route.readAll();
    private static final Map<Operator, OfficeBrowser> PEOPLE = new LinkedHashMap<>();
    private static final Map<String, Map<String, Long>> OBJECTS = new LinkedHashMap<>();

    private final OfficeBrowser nobody = new OfficeBrowser(GATEWAY);
    private final List<String> cells = new ArrayList<>();
    private int refusals;

    @BeforeAll
    static void employ() {
        MerchantId test = GATEWAY.bean(Merchants.class).ofKey("test").orElseThrow().id();
        for (Role role : Role.values()) {
            String login = role.name().toLowerCase(Locale.ROOT);
            Operator operator = GATEWAY.bean(People.class).apply(new OperatorFile(login, login,
                    PASSWORD, role, role == Role.ADMINISTRATOR ? Set.of() : Set.of(test), true));
            PEOPLE.put(operator, OfficeBrowser.signedIn(GATEWAY, login, PASSWORD));
        }
        var objects = new RouteObjects(GATEWAY, PEOPLE.entrySet().stream()
                .filter(one -> one.getKey().role() == Role.ADMINISTRATOR)
                .findFirst().orElseThrow().getValue());
        OBJECTS.put("test", objects.make("test", TestGateway.SECRET, 0));
        OBJECTS.put("other", objects.make("other", TestGateway.OTHER_SECRET, 3));
    }

    @AfterAll
    static void stop() {
        GATEWAY.close();
    }

    @Test
    void everyRouteHasARow() {
        List<String> rows = ROUTES.stream().map(Route::name).toList();
        List<String> routes = routes();

        assertThat(routes).as("routes found").hasSizeGreaterThan(20);
        assertThat(routes.stream().filter(route -> !rows.contains(route))
                .map(route -> String.format("%-70s %s", route,
                        route.startsWith("GET") ? "VIEWER" : "OPERATOR")))
                .as("routes without a row: say who may use them, by adding to gateway/%s the lines "
                        + "below with the right role (and an example for each {variable})",
                        Route.FILE)
                .isEmpty();
        assertThat(rows.stream().filter(row -> !routes.contains(row)))
                .as("rows of routes that are gone: remove them from gateway/%s", Route.FILE)
                .isEmpty();
        assertThat(rows).doesNotHaveDuplicates();
    }

    /** Acts that ask for a fresh proof say so in their row too. */
    @Test
    void everyStepUpIsToldInItsRow() {
        List<String> marked = GATEWAY.bean(RequestMappingHandlerMapping.class).getHandlerMethods()
                .entrySet().stream()
                .filter(route -> StepUpCheck.of(route.getValue()).isPresent())
                .flatMap(route -> names(route.getKey()))
                .filter(name -> !name.startsWith("GET ")).sorted().toList();

        assertThat(ROUTES.stream().filter(Route::stepUp).map(Route::name).sorted())
                .as("rows of gateway/%s with step-up after the role, and routes marked @StepUp",
                        Route.FILE)
                .isEqualTo(marked);
        assertThat(marked).hasSizeGreaterThan(5);
    }

    private static Stream<String> names(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .filter(path -> path.equals("/office") || path.startsWith("/office/"))
                .flatMap(path -> methods(info).stream().map(one -> one + " " + path));
    }

    private static List<String> routes() {
        return GATEWAY.bean(RequestMappingHandlerMapping.class).getHandlerMethods().keySet()
                .stream().flatMap(RouteMatrixTest::names).sorted().toList();
    }

    private static List<String> methods(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return methods.isEmpty() ? List.of("ANY") : methods.stream().map(Enum::name).toList();
    }

    /** Refusals first, so that nothing that was allowed hides what a refused one did. */
    @Test
    void everybodyMayWhatHisRowSaysAndNothingElse() throws IOException {
        Map<String, String> before = database();
        for (Route route : ROUTES) {
            refuseNobody(route);
            PEOPLE.forEach((operator, browser) -> refuse(route, operator, browser));
        }
        Map<String, String> after = database();
        after.entrySet().removeIf(table -> table.getValue().equals(before.get(table.getKey())));
        assertThat(after.keySet()).as("tables that refused requests changed").isEmpty();
        refusals = cells.size();
        for (Route route : ROUTES) {
            PEOPLE.forEach((operator, browser) -> allow(route, operator, browser));
        }
        assertThat(refusals).isGreaterThan(100);
        assertThat(cells.size() - refusals).isGreaterThan(100);
        Files.write(Path.of("target", "office-matrix.txt"), report());
    }

    private void refuseNobody(Route route) {
        if (route.least().equals("ANYONE")) return;
        HttpResponse<String> answer = ask(nobody, route, "test", "test");
        assertThat(answer.statusCode()).as("%s by nobody", route.name()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/office/sign-in");
        cells.add(route.name() + " | nobody | own | sign-in");
    }

    private void refuse(Route route, Operator operator, OfficeBrowser browser) {
        if (!route.isFor(operator)) {
            refused(route, operator, ask(browser, route, "test", "test"), "own");
        }
        if (!route.belongsToMerchants()) return;
        boolean worksForOther = operator.role() == Role.ADMINISTRATOR;
        if (!route.isFor(operator) || !worksForOther) {
            refused(route, operator, ask(browser, route, "other", "other"), "other");
        }
        if (route.isFor(operator) && route.namesAMerchantsObject()) {
            HttpResponse<String> answer = ask(browser, route, "test", "other");
            String cell = cell(route, operator, "other's object");
            if (route.isPost()) assertThat(answer.statusCode()).as(cell).isIn(303, 400, 404);
            else assertThat(answer.statusCode()).as(cell).isEqualTo(404);
            cells.add(cell + " | " + answer.statusCode());
        }
    }

    private void refused(
            Route route, Operator operator, HttpResponse<String> answer, String whose) {
        String cell = cell(route, operator, whose);
        assertThat(answer.statusCode()).as(cell).isIn(403, 404);
        cells.add(cell + " | " + answer.statusCode());
    }

    private void allow(Route route, Operator operator, OfficeBrowser browser) {
        if (!route.isFor(operator)) return;
        allowed(route, operator, ask(browser, route, "test", "test"), "own");
        if (route.belongsToMerchants() && operator.role() == Role.ADMINISTRATOR) {
            allowed(route, operator, ask(browser, route, "other", "other"), "other");
        }
    }

    private void allowed(
            Route route, Operator operator, HttpResponse<String> answer, String whose) {
        String cell = cell(route, operator, whose);
        if (route.mayNameNothing()) assertThat(answer.statusCode()).as(cell).isNotEqualTo(403);
        else assertThat(answer.statusCode()).as(cell).isNotIn(403, 404);
        assertThat(answer.statusCode()).as(cell).isLessThan(500);
        assertThat(answer.headers().firstValue("Location").orElse("")).as(cell)
                .isNotIn("/office/sign-in", "/office/second-factor");
        cells.add(cell + " | allowed");
    }

    private static String cell(Route route, Operator operator, String whose) {
        return route.name() + (route.stepUp() ? " | step-up | " : " | ") + operator.role() + " | "
                + whose;
    }

    private static HttpResponse<String> ask(
            OfficeBrowser browser, Route route, String merchant, String objectsOf) {
        Map<String, Long> objects = OBJECTS.get(objectsOf);
        String path = route.fill(merchant, objects);
        return route.isPost() ? browser.post(path, route.form(objects)) : browser.get(path);
    }

    /** All rows but those that time and looking change. */
    private static Map<String, String> database() {
        var tables = new TreeMap<String, String>();
        for (String table : GATEWAY.owner().sql("""
                select schemaname || '.' || tablename from pg_tables
                 where schemaname not in ('pg_catalog', 'information_schema', 'public', 'platform')
                   and not (schemaname = 'people' and tablename like 'session%')
                """).query(String.class).list()) {
            tables.put(table, GATEWAY.owner().sql("select coalesce(md5(string_agg(t::text, '|' "
                    + "order by t::text)), '') from " + table + " t").query(String.class).single());
        }
        assertThat(tables).containsKeys("deposits.claim", "audit.entry", "people.operator");
        return tables;
    }

    private List<String> report() {
        var lines = new ArrayList<String>();
        lines.add("%d routes x %d roles and nobody, own and other merchant: %d cells, %d refused"
                .formatted(ROUTES.size(), Role.values().length, cells.size(), refusals));
        lines.addAll(cells.stream().sorted().collect(Collectors.toList()));
        return lines;
    }
}
