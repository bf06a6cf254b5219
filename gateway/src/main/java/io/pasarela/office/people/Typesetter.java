package io.pasarela.office.people;

import io.pasarela.office.Visit;
import io.pasarela.office.people.OperatorPage.Choice;
import io.pasarela.office.people.OperatorPage.Form;
import io.pasarela.people.Operator;
import io.pasarela.people.OperatorForm;
import io.pasarela.people.Role;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what an operator's form shows. */
record Typesetter(Visit visit) {

    Form form(String action, OperatorForm form, List<String> faults, @Nullable Operator known) {
        List<Choice> roles = Arrays.stream(Role.values())
                .map(role -> new Choice(role.name(), visit.say("role." + role),
                        visit.say("role-means." + role), role == form.role())).toList();
        List<Choice> merchants = visit.merchants().stream()
                .map(merchant -> new Choice(merchant.key(), merchant.name(), "",
                        form.merchants().contains(merchant.id()))).toList();
        return new Form(action, faults, known == null, form.login(), form.name(), roles,
                merchants);
    }
}
