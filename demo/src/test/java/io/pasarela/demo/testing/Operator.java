package io.pasarela.demo.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody at a desk in the back office of one merchant. */
public final class Operator implements AutoCloseable {

    private final BrowserContext browser;
    private final String office;
    private final Page page;

    Operator(BrowserContext browser, RunningDemo demo, String merchant) {
        this.browser = browser;
        this.office = demo.get("OFFICE_URL") + "m/" + merchant + "/";
        this.page = browser.newPage();
        page.navigate(demo.get("OFFICE_URL"));
        page.locator("#login").fill(demo.get("OFFICE_LOGIN"));
        page.locator("#password").fill(demo.get("OFFICE_PASSWORD"));
        page.locator("form:has(#password) button").click();
        assertThat(page.locator("nav.office-menu")).isVisible();
    }

    /** Believes a claim's receipt, and says how much really came. */
    public void confirm(String number, String received) {
        claim(number);
        assertThat(page.locator(".office-proof img")).isVisible();
        page.locator("form[action$='/confirm'] input[name=money]:enabled").last().check();
        page.locator("#received").fill(received);
        page.locator("form[action$='/confirm'] button").click();
        assertThat(page.locator("form[action$='/confirm']")).hasCount(0);
    }

    /** Says which of the bank's reports is meant by a claim. */
    public void confirmReported(String number, String received) {
        claim(number);
        page.locator("form[action$='/confirm'] input[value^=fact]:enabled").first().check();
        page.locator("#received").fill(received);
        page.locator("form[action$='/confirm'] button").click();
        assertThat(page.locator("form[action$='/confirm']")).hasCount(0);
    }

    /** Does not believe a claim. */
    public void refuse(String number, String reason) {
        claim(number);
        reject(reason);
    }

    /** The claims with that number that wait for a decision. */
    public Locator claims(String number) {
        page.navigate(office + "possible-transactions");
        return row(number);
    }

    /** Takes a withdrawal into work. */
    public void take(String withdrawal) {
        page.navigate(office + "withdrawals");
        row(withdrawal).locator("form[action$='/take'] button").click();
        assertThat(page.locator("form[action$='/process']")).isVisible();
    }

    /** Has paid the withdrawal that was taken. */
    public void paid(String reference) {
        page.locator("#wallet").selectOption(
                page.locator("#wallet option").nth(1).getAttribute("value"));
        page.locator("#reference").fill(reference);
        page.locator("form[action$='/process'] button").click();
        assertThat(page.locator("form[action$='/process']")).hasCount(0);
    }

    /** Will not pay the withdrawal that was taken. */
    public void reject(String reason) {
        page.locator("#reason").fill(reason);
        page.locator("form[action$='/reject'] button").click();
        assertThat(page.locator("form[action$='/reject']")).hasCount(0);
    }

    @Override
    public void close() {
        browser.close();
    }

    private void claim(String number) {
        claims(number).locator("a").click();
    }

    private Locator row(String text) {
        return page.locator("tr", new Page.LocatorOptions().setHasText(text));
    }
}
