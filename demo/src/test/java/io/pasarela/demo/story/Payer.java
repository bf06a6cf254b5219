package io.pasarela.demo.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Somebody with a browser: one tab at the shop, one at the bank. */
final class Payer implements AutoCloseable {

    private final BrowserContext browser;
    private final String shop;
    private final Page page;

    Payer(BrowserContext browser, String shop) {
        this.browser = browser;
        this.shop = shop;
        this.page = browser.newPage();
        page.navigate(shop);
    }

    /** Orders money and stands before the payment window. */
    void addMoney(String system, String amount) {
        page.navigate(shop);
        page.locator("a[href='/shop/add']").click();
        page.locator("input[name=system][value=" + system + "]").check();
        page.locator("input[name=amount]").fill(amount);
        page.locator("form.card button").click();
        assertThat(window().locator("#key1")).isVisible();
    }

    /** Sends what the shop's link to the bank asks for; the gateway hears of it on request only. */
    Page sendTransfer(String name) {
        Page bank = browser.waitForPage(() -> page.locator("aside a.button").click());
        bank.locator("input[name=payer]").fill(name);
        bank.locator("input[name=delay][value=asked]").check();
        bank.locator("form.card button").click();
        assertThat(bank.locator("#number")).hasText(Pattern.compile("\\d{7,25}"));
        return bank;
    }

    Path receipt(Page bank, Path folder) {
        Download download =
                bank.waitForDownload(() -> bank.locator("a[download]").click());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    FrameLocator window() {
        return page.frameLocator("iframe");
    }

    void submit(String number) {
        window().locator("#key1").fill(number);
        window().locator("button[type=submit]").click();
    }

    void submit(String number, Path screenshot) {
        window().locator("#screenshot").setInputFiles(screenshot);
        submit(number);
    }

    Locator status() {
        return page.locator(".status");
    }

    Page page() {
        return page;
    }

    /** What the shop says the payer has. */
    Locator balance(String currency) {
        page.navigate(shop);
        return page.locator("[data-balance=" + currency + "]");
    }

    void withdraw(String payout, String amount, String account) {
        page.navigate(shop);
        page.locator("a[href='/shop/withdraw']").click();
        page.locator("input[name=system][value=" + payout + "]").check();
        page.locator("input[name=amount]").fill(amount);
        page.locator("input[name=account]").fill(account);
        page.locator("input[name=name]").fill("Ana Solís");
        page.locator("form.card button").click();
    }

    @Override
    public void close() {
        browser.close();
    }
}
