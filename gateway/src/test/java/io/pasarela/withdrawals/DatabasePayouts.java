package io.pasarela.withdrawals;

import io.pasarela.merchants.Merchant;
import io.pasarela.wallets.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A merchant of his own on a real database. */
final class DatabasePayouts implements PayoutGround {

    private final World world;
    private final Merchant merchant;
    private final Wallet wallet;

    DatabasePayouts(World world) {
        this.world = world;
        merchant = world.merchant(true);
        wallet = world.wallet(merchant, World.PYG, "" + MemoryPayouts.OPENING);
    }

    @Override
    public Withdrawals withdrawals() {
        return world.withdrawals();
    }

    @Override
    public Merchant merchant() {
        return merchant;
    }

    @Override
    public long wallet() {
        return wallet.id();
    }

    @Override
    public Instant now() {
        return world.clock.instant();
    }

    @Override
    public void pass(Duration time) {
        world.clock.move(time);
    }

    @Override
    public void finishTests() {
        world.the(TestFinisher.class).finishDue();
    }

    @Override
    public String money() {
        return world.money(merchant, World.PYG);
    }

    @Override
    public List<Integer> told(Withdrawal withdrawal) {
        return world.told(withdrawal).stream()
                .map(told -> told.data().contains("\"withdrawal_status\":1,") ? 1 : 5).toList();
    }

    @Override
    public int tellings() {
        return JdbcClient.create(world.database.app()).sql("""
                select count(*) from postbacks.postback where merchant_id = :merchant
                """).param("merchant", merchant.id().value()).query(Integer.class).single();
    }
}
