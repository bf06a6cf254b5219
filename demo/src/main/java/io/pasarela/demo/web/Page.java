package io.pasarela.demo.web;

/** Answers one kind of request. */
@FunctionalInterface
public interface Page {

    /** The answer; what is wrong with a request is an answer too. */
    Reply answer(Request request);
}
