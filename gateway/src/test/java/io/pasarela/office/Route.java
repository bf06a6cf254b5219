package io.pasarela.office;

import io.pasarela.people.Operator;
import io.pasarela.people.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of {@code office-routes.txt}: a route, and who may use it.
 *
 * @param least the name of a role, ANYONE or NOTHING
 * @param stepUp whether it asks for a fresh proof where second factors are required
 * @param variables of the path; a name that ends with ! may name nothing that is there
 */
record Route(String method, String path, String least, boolean stepUp,
        Map<String, String> variables, Map<String, String> fields) {

    static final Path FILE = Path.of("src/test/resources/office-routes.txt");
    static final String MERCHANT = "/office/m/{merchant}";

    static List<Route> readAll() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Route::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Route read(String line) {
        String[] words = line.split("\\s+");
        var variables = new LinkedHashMap<String, String>();
        var fields = new LinkedHashMap<String, String>();
        boolean stepUp = words.length > 3 && words[3].equals("step-up");
        for (int i = stepUp ? 4 : 3; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            if (pair[0].startsWith("+")) fields.put(pair[0].substring(1), pair[1]);
            else variables.put(pair[0], pair[1]);
        }
        return new Route(words[0], words[1], words[2], stepUp, variables, fields);
    }

    String name() {
        return method + " " + path;
    }

    boolean isPost() {
        return method.equals("POST");
    }

    boolean belongsToMerchants() {
        return path.startsWith(MERCHANT);
    }

    /** People belong to the installation and not to a merchant. */
    boolean namesAMerchantsObject() {
        return !variables.isEmpty() && !variables.containsValue("{operator}");
    }

    boolean mayNameNothing() {
        return variables.keySet().stream().anyMatch(name -> name.endsWith("!"));
    }

    boolean isFor(Operator operator) {
        return switch (least) {
            case "ANYONE" -> true;
            case "NOTHING" -> false;
            default -> operator.role().covers(Role.valueOf(least));
        };
    }

    /** The path below the office, of that merchant and with the ids of that merchant's objects. */
    String fill(String merchant, Map<String, Long> objects) {
        String filled = path.replace("{merchant}", merchant).replace("**", "nothing/here")
                .substring("/office".length());
        for (var variable : variables.entrySet()) {
            filled = filled.replaceAll("\\{" + variable.getKey().replace("!", "") + "(:[^/]+)?}",
                    name(variable.getValue(), objects));
        }
        return filled;
    }

    Map<String, String> form(Map<String, Long> objects) {
        var form = new LinkedHashMap<String, String>();
        fields.forEach((key, value) -> form.put(key, name(value, objects).replace("%20", " ")));
        return form;
    }

    private static String name(String value, Map<String, Long> objects) {
        String filled = value;
        for (var object : objects.entrySet()) {
            filled = filled.replace("{" + object.getKey() + "}", object.getValue().toString());
        }
        return filled;
    }
}
