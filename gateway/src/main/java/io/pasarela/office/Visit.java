package io.pasarela.office;

import io.pasarela.merchants.Merchant;
import io.pasarela.merchants.MerchantId;
import io.pasarela.money.Money;
import io.pasarela.people.Operator;
import io.pasarela.people.Role;
import java.time.Instant;
import java.util.List;

/**
 * An operator at work for one merchant, whom the page's address names.
 *
 * @param merchants all he works for
 */
public record Visit(Guest guest, Operator operator, Merchant merchant, List<Merchant> merchants) {

    public Visit {
        merchants = List.copyOf(merchants);
    }

    public MerchantId merchantId() {
        return merchant.id();
    }

    public String login() {
        return operator.login();
    }

    public Words words() {
        return guest.words();
    }

    /** Whether he may do more than look. */
    public boolean mayAct() {
        return operator.role().covers(Role.OPERATOR);
    }

    /** Whether he may know which operator did something; a merchant's own people need not. */
    public boolean mayKnowOperators() {
        return operator.role().covers(Role.VIEWER);
    }

    /** What the address of each of this merchant's pages begins with. */
    public String root() {
        return guest.base() + "/m/" + merchant.key();
    }

    public String say(String key, Object... gaps) {
        return words().say(key, gaps);
    }

    public String money(Money money) {
        return words().money(money);
    }

    /** A time as the merchant's clocks showed it. */
    public String time(Instant time) {
        return words().time(time, merchant.zone());
    }

    /** The frame of one of his pages. */
    public Frame frame(MenuEntry entry, String title) {
        return Frame.of(this, entry, title);
    }

    /** The frame of a page that is no entry of the menu. */
    public Frame frame(String title) {
        return Frame.of(this, null, title);
    }
}
