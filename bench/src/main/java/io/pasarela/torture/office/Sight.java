package io.pasarela.torture.office;

import io.pasarela.torture.history.Event.Stand;
import io.pasarela.torture.town.Form;
import io.pasarela.torture.town.Page;
import io.pasarela.torture.town.Tenant;
import java.util.Optional;

/** A withdrawal's page, as one operator sees it. */
record Sight(Tenant tenant, String path, Page page, Stand stand, String withdrawalId) {

    private static final String FENCE = "fence";

    /** Empty when the page is none of a withdrawal. */
    static Optional<Sight> of(Tenant tenant, String path, Page page) {
        return stand(page.badge()).flatMap(stand -> page.fact("Merchant's id")
                .map(id -> new Sight(tenant, path, page, stand, id)));
    }

    static Optional<Stand> stand(String words) {
        return Optional.ofNullable(switch (words) {
            case "new" -> Stand.NEW;
            case "in progress" -> Stand.IN_PROGRESS;
            case "processed" -> Stand.PROCESSED;
            case "rejected" -> Stand.REJECTED;
            default -> null;
        });
    }

    /** The bank's, once it is processed. */
    Optional<String> reference() {
        return page.fact("Bank's reference");
    }

    /** The account it was paid from. */
    Optional<String> account() {
        return page.fact("Paid from wallet");
    }

    Optional<Form> take() {
        return page.form("/take");
    }

    /** Only whoever has it is shown this. */
    Optional<Form> pay() {
        return page.form("/process");
    }

    Optional<Form> reject() {
        return page.form("/reject");
    }

    Optional<Form> putBack() {
        return page.form("/put-back");
    }

    /** In whose hands it is, as far as the page tells times apart. */
    OutsideBank.Hold hold() {
        String fence = page.forms().stream().map(form -> form.value(FENCE))
                .filter(value -> !value.isEmpty()).findFirst().orElse("");
        return new OutsideBank.Hold(tenant, withdrawalId, fence);
    }

    String currency() {
        return page.fact("Amount").flatMap(Page::money).map(Page.Money::currency).orElse("");
    }

    @Override
    public String toString() {
        return "withdrawal " + withdrawalId + " of " + tenant.key();
    }
}
