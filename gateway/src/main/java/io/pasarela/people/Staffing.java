package io.pasarela.people;

/** What comes of an administrator's act on somebody. */
public sealed interface Staffing {

    /** It is so now. */
    record Done(Operator operator) implements Staffing {}

    /** He sets his password with the code, which nobody is shown again. */
    record CodeGiven(Operator operator, String code) implements Staffing {}

    record LoginTaken() implements Staffing {}

    record Unfit(OperatorForm.Fault fault) implements Staffing {}

    /** Somebody must be able to undo what he does. */
    record LastAdministrator() implements Staffing {}

    /** Nobody does this to himself; others do, or his account page. */
    record Yourself() implements Staffing {}

    record NotFound() implements Staffing {}
}
