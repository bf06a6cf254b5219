package io.pasarela;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One Java file as the house rules see it, and the blocks of its code; braces in texts and comments
 * count for nothing.
 *
 * @param path from the repository's root, with {@code /}
 */
record SourceFile(String path, String text, List<Block> blocks) {

    private static final Pattern NO_CODE = Pattern.compile(
            "\"\"\"[\\s\\S]*?(?<!\\\\)\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'"
                    + "|//[^\\n]*|/\\*[\\s\\S]*?\\*/");
    private static final Pattern TYPE =
            Pattern.compile("\\b(class|interface|record|enum)\\s+(\\w+)");
    private static final Pattern CALLED =
            Pattern.compile("(\\w+)\\s*\\(([^{]*)\\)\\s*(?:throws [\\w.,\\s]+)?$", Pattern.DOTALL);

    enum Kind { TYPE, METHOD, OTHER }

    /**
     * A type, a method, or a block in one of these, from its first word to its last brace.
     *
     * @param statements semicolons in it, those of blocks within included
     */
    record Block(Kind kind, String header, int firstLine, int lastLine, int statements) {

        int lines() {
            return lastLine - firstLine + 1;
        }

        /** What a method or constructor is called, and its parameters as written. */
        Matcher signature() {
            Matcher called = CALLED.matcher(header);
            if (!called.find()) throw new IllegalStateException("no signature: " + header);
            return called;
        }

        List<String> parameters() {
            String list = signature().group(2).replaceAll("@\\w+(\\([^)]*\\))?", " ");
            var found = new ArrayList<String>();
            int depth = 0;
            int from = 0;
            for (int i = 0; i <= list.length(); i++) {
                char c = i == list.length() ? ',' : list.charAt(i);
                if (c == '<' || c == '(') depth++;
                if (c == '>' || c == ')') depth--;
                if (c != ',' || depth > 0) continue;
                String parameter = list.substring(from, i).strip();
                if (!parameter.isEmpty()) found.add(parameter);
                from = i + 1;
            }
            return found;
        }
    }

    static SourceFile read(Path root, Path file) {
        try {
            return of(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceFile of(String path, String text) {
        return new SourceFile(path, text, blocks(NO_CODE.matcher(text).replaceAll(
                found -> found.group().replaceAll("[^\\n]", " "))));
    }

    /** What runs: the text without its comments. */
    String withoutComments() {
        return NO_CODE.matcher(text).replaceAll(found ->
                found.group().startsWith("/") ? "" : Matcher.quoteReplacement(found.group()));
    }

    List<String> lines() {
        return text.lines().toList();
    }

    List<Block> blocks(Predicate<Block> wanted) {
        return blocks.stream().filter(wanted).toList();
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    boolean isGateway() {
        return path.startsWith("gateway/");
    }

    private static List<Block> blocks(String code) {
        var closed = new ArrayList<Block>();
        var open = new ArrayList<Block>();
        int line = 1;
        int statements = 0;
        int headerFrom = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\n') line++;
            if (c == ';') statements++;
            if (c == '{') {
                String header = code.substring(headerFrom, i).strip();
                int first = line - (int) header.chars().filter(at -> at == '\n').count();
                boolean inType = !open.isEmpty() && open.getLast().kind() == Kind.TYPE;
                open.add(new Block(kind(header, inType), header, first, 0, statements));
            }
            if (c == '}') {
                Block block = open.removeLast();
                closed.add(new Block(block.kind(), block.header(), block.firstLine(), line,
                        statements - block.statements()));
            }
            if (c == '{' || c == '}' || c == ';') headerFrom = i + 1;
        }
        return List.copyOf(closed);
    }

    private static Kind kind(String header, boolean inType) {
        if (TYPE.matcher(header).find() && !header.contains("->")) return Kind.TYPE;
        boolean called = CALLED.matcher(header).find() && !header.contains(" = ");
        return inType && called ? Kind.METHOD : Kind.OTHER;
    }

    /** The name of the type that a block declares. */
    static String typeName(Block block) {
        Matcher type = TYPE.matcher(block.header());
        if (!type.find()) throw new IllegalStateException("no type: " + block.header());
        return type.group(2);
    }
}
