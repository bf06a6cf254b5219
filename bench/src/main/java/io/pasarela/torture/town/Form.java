package io.pasarela.torture.town;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form of a page, and what its browser would send.
 *
 * @param action the path it goes to
 */
public record Form(String action, List<Input> inputs) {

    private static final Pattern FORM = Pattern.compile(
            "<form [^>]*?action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile(
            "<(input|select|option|button)\\b([^>]*)>(?:\\s*<span[^>]*>)?([^<]*)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");
    /** What is sent only when it is chosen. */
    private static final Set<String> CHOICES = Set.of("radio", "checkbox", "option", "button");

    /**
     * Something to fill in, to choose or to press.
     *
     * @param type of the tag's attribute, or the tag when it is no input
     * @param label the text right behind it
     */
    public record Input(String type, String name, String value, String label) {

        private boolean isChoice() {
            return CHOICES.contains(type);
        }
    }

    static List<Form> readAll(String html) {
        return FORM.matcher(html).results()
                .map(form -> new Form(Page.text(form.group(1)), inputs(form.group(2)))).toList();
    }

    private static List<Input> inputs(String html) {
        var inputs = new ArrayList<Input>();
        String select = "";
        for (MatchResult tag : INPUT.matcher(html).results().toList()) {
            Map<String, String> attributes = attributes(tag.group(2));
            String name = attributes.getOrDefault("name", "");
            if (tag.group(1).equals("select")) select = name;
            String type = tag.group(1).equals("input")
                    ? attributes.getOrDefault("type", "text") : tag.group(1);
            if (type.equals("option")) name = select;
            if (type.equals("select") || name.isEmpty() || attributes.containsKey("disabled")) {
                continue;
            }
            inputs.add(new Input(type, name, attributes.getOrDefault("value", ""),
                    Page.text(tag.group(3))));
        }
        return inputs;
    }

    private static Map<String, String> attributes(String tag) {
        var attributes = new LinkedHashMap<String, String>();
        ATTRIBUTE.matcher(tag).results().forEach(one -> attributes.put(
                one.group(1), one.group(2) == null ? "" : Page.text(one.group(2))));
        return attributes;
    }

    /** What may be chosen under that name. */
    public List<Input> choices(String name) {
        return inputs.stream().filter(Input::isChoice)
                .filter(input -> input.name().equals(name) && !input.value().isEmpty()).toList();
    }

    /** What a field holds, such as a hidden one. */
    public String value(String name) {
        return inputs.stream().filter(input -> input.name().equals(name))
                .map(Input::value).findFirst().orElse("");
    }

    /** The body that a browser sends: the fields as they stand, but for what was typed. */
    public String body(Map<String, String> typed) {
        var fields = new LinkedHashMap<String, String>();
        inputs.stream().filter(input -> !input.isChoice())
                .forEach(input -> fields.put(input.name(), input.value()));
        fields.putAll(typed);
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
