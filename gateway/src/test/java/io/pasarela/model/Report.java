package io.pasarela.model;

/** Says on the console what a search went through, so that it can be repeated. */
public final class Report {

    private Report() {}

    public static void print(String text) {
        System.out.println("[model] " + text);
    }
}
