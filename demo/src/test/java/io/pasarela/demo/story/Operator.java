package io.pasarela.demo.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody at a desk in the back office. */
final class Operator implements AutoCloseable {

    private final BrowserContext browser;
    private final Page page;

    Operator(BrowserContext browser, RunningDemo demo) {
        this.browser = browser;
        this.page = browser.newPage();
        page.navigate(demo.get("OFFICE_URL"));
        page.locator("#login").fill(demo.get("OFFICE_LOGIN"));
        page.locator("#password").fill(demo.get("OFFICE_PASSWORD"));
        page.locator("form:has(#password) button").click();
        assertThat(page.locator("nav.office-menu")).isVisible();
    }

    /** Believes a claim's receipt, and says how much really came. */
    void confirm(String number, String received) {
        menu("possible-transactions");
        row(number).locator("a").click();
        assertThat(page.locator(".office-proof img")).isVisible();
        page.locator("form[action$='/confirm'] input[name=money]:enabled").last().check();
        page.locator("#received").fill(received);
        page.locator("form[action$='/confirm'] button").click();
        assertThat(page.locator("form[action$='/confirm']")).hasCount(0);
    }

    /** Takes a withdrawal into work. */
    void take(String withdrawal) {
        menu("withdrawals");
        row(withdrawal).locator("form[action$='/take'] button").click();
        assertThat(page.locator("form[action$='/process']")).isVisible();
    }

    /** Has paid the withdrawal that was taken. */
    void paid(String reference) {
        page.locator("#wallet").selectOption(
                page.locator("#wallet option").nth(1).getAttribute("value"));
        page.locator("#reference").fill(reference);
        page.locator("form[action$='/process'] button").click();
        assertThat(page.locator("form[action$='/process']")).hasCount(0);
    }

    /** Will not pay the withdrawal that was taken. */
    void reject(String reason) {
        page.locator("#reason").fill(reason);
        page.locator("form[action$='/reject'] button").click();
        assertThat(page.locator("form[action$='/reject']")).hasCount(0);
    }

    @Override
    public void close() {
        browser.close();
    }

    private void menu(String entry) {
        page.locator("nav.office-menu a[href$='/" + entry + "']").click();
    }

    private Locator row(String text) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(text));
    }
}
