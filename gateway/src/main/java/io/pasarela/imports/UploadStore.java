package io.pasarela.imports;

import io.pasarela.imports.Upload.Content;
import io.pasarela.imports.Upload.Place;
import io.pasarela.imports.Upload.Progress;
import io.pasarela.imports.Upload.State;
import io.pasarela.imports.Upload.Tally;
import io.pasarela.merchants.MerchantId;
import io.pasarela.statements.Column;
import io.pasarela.statements.ColumnMap;
import io.pasarela.statements.Statements.Format;
import io.pasarela.wallets.Wallet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of uploads and their files. */
@Repository
class UploadStore {

    private static final TypeReference<Map<Column, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient db;
    private final JsonMapper json = JsonMapper.shared();

    UploadStore(JdbcClient db) {
        this.db = db;
    }

    long insert(Wallet wallet, Content content, byte[] sha256, @Nullable ColumnMap columns) {
        return db.sql("""
                insert into imports.upload (merchant_id, wallet_id, bank_account_id, currency,
                       file_name, format, bytes, sha256, columns, uploaded_by, uploaded_at)
                values (:merchant, :wallet, :account, :currency, :name, :format, :bytes, :sha256,
                       :columns::jsonb, :by, :at)
                returning id
                """)
            .param("merchant", wallet.merchant().value()).param("wallet", wallet.id())
            .param("account", wallet.bankAccount())
            .param("currency", wallet.currency().getCurrencyCode())
            .param("name", content.name()).param("format", content.format().name())
            .param("bytes", content.bytes()).param("sha256", sha256)
            .param("columns", columns == null ? null : json.writeValueAsString(columns.headers()))
            .param("by", content.uploadedBy())
            .param("at", Timestamp.from(content.uploadedAt()))
            .query(Long.class).single();
    }

    void insertPiece(long upload, int number, byte[] content) {
        db.sql("""
                insert into imports.piece (upload_id, number, content)
                values (:upload, :number, :content)
                """)
            .param("upload", upload).param("number", number).param("content", content)
            .update();
    }

    Optional<byte[]> findPiece(long upload, int number) {
        return db.sql("""
                select content from imports.piece where upload_id = :upload and number = :number
                """)
            .param("upload", upload).param("number", number)
            .query((row, _) -> row.getBytes("content")).optional();
    }

    Optional<Upload> find(MerchantId merchant, long id) {
        return db.sql("""
                select * from imports.upload where merchant_id = :merchant and id = :id
                """)
            .param("merchant", merchant.value()).param("id", id)
            .query((row, _) -> upload(row)).optional();
    }

    List<Upload> list(MerchantId merchant, long below, int limit) {
        return db.sql("""
                select *
                  from imports.upload
                 where merchant_id = :merchant and id < :below
                 order by id desc
                 limit :limit
                """)
            .param("merchant", merchant.value()).param("below", below).param("limit", limit)
            .query((row, _) -> upload(row)).list();
    }

    /** Another upload of the same bytes for the same account that was accepted before. */
    Optional<Upload> findSame(Upload upload) {
        return db.sql("""
                select o.*
                  from imports.upload u
                  join imports.upload o
                    on o.bank_account_id = u.bank_account_id and o.sha256 = u.sha256
                   and o.id <> u.id and o.state <> 'DRAFT'
                 where u.id = :id
                 order by o.id
                 limit 1
                """)
            .param("id", upload.id())
            .query((row, _) -> upload(row)).optional();
    }

    /** Of those on their way in, the one that was left alone for longest. */
    Optional<Upload> findWaiting() {
        return db.sql("""
                select *
                  from imports.upload
                 where state = 'WAITING'
                 order by worked_at nulls first, id
                 limit 1
                """)
            .query((row, _) -> upload(row)).optional();
    }

    boolean setColumns(Upload upload, @Nullable ColumnMap columns) {
        return db.sql("""
                update imports.upload set columns = :columns::jsonb
                 where id = :id and state = 'DRAFT'
                """)
            .param("columns", columns == null ? null : json.writeValueAsString(columns.headers()))
            .param("id", upload.id()).update() == 1;
    }

    /** Those of the wallet's last table. */
    Optional<ColumnMap> findColumns(long wallet) {
        return db.sql("select columns from imports.column_map where wallet_id = :wallet")
            .param("wallet", wallet)
            .query((row, _) -> new ColumnMap(json.readValue(row.getString("columns"), HEADERS)))
            .optional();
    }

    void rememberColumns(long wallet, ColumnMap columns) {
        db.sql("""
                insert into imports.column_map (wallet_id, columns)
                values (:wallet, :columns::jsonb)
                    on conflict (wallet_id) do update set columns = excluded.columns
                """)
            .param("wallet", wallet)
            .param("columns", json.writeValueAsString(columns.headers())).update();
    }

    boolean accept(Upload upload, int items, String operator, Instant now) {
        return db.sql("""
                update imports.upload
                   set state = 'WAITING', items = :items, accepted_by = :by, accepted_at = :now
                 where id = :id and state = 'DRAFT'
                """)
            .param("items", items).param("by", operator).param("now", Timestamp.from(now))
            .param("id", upload.id()).update() == 1;
    }

    boolean discard(long id) {
        return db.sql("delete from imports.upload where id = :id and state = 'DRAFT'")
            .param("id", id).update() == 1;
    }

    int discardBefore(Instant time) {
        return db.sql("""
                delete from imports.upload where state = 'DRAFT' and uploaded_at < :time
                """)
            .param("time", Timestamp.from(time)).update();
    }

    void touch(Upload upload, Instant now) {
        db.sql("update imports.upload set worked_at = :now where id = :id")
            .param("now", Timestamp.from(now)).param("id", upload.id()).update();
    }

    /** Locks the upload; false when somebody else has come further with it. */
    boolean grasp(Upload upload, int from, Instant now) {
        return db.sql("""
                update imports.upload set worked_at = :now
                 where id = :id and state = 'WAITING' and items_done = :from
                """)
            .param("now", Timestamp.from(now)).param("id", upload.id()).param("from", from)
            .update() == 1;
    }

    void count(Upload upload, Tally more) {
        db.sql("""
                update imports.upload
                   set items_done = items_done + :all, stored = stored + :stored,
                       confirmed = confirmed + :confirmed, known = known + :known,
                       refused = refused + :refused, twins = twins + :twins,
                       outgoing = outgoing + :outgoing
                 where id = :id
                """)
            .param("all", more.stored() + more.confirmed() + more.known() + more.refused()
                    + more.outgoing())
            .param("stored", more.stored()).param("confirmed", more.confirmed())
            .param("known", more.known()).param("refused", more.refused())
            .param("twins", more.twins()).param("outgoing", more.outgoing())
            .param("id", upload.id()).update();
    }

    boolean finish(Upload upload, int done, Instant now) {
        return db.sql("""
                update imports.upload set state = 'DONE', finished_at = :now, worked_at = :now
                 where id = :id and state = 'WAITING' and items_done = :done
                """)
            .param("now", Timestamp.from(now)).param("id", upload.id()).param("done", done)
            .update() == 1;
    }

    private Upload upload(ResultSet row) throws SQLException {
        String columns = row.getString("columns");
        Timestamp finished = row.getTimestamp("finished_at");
        return new Upload(
                row.getLong("id"), new MerchantId(row.getLong("merchant_id")),
                new Place(row.getLong("wallet_id"), row.getLong("bank_account_id"),
                        Currency.getInstance(row.getString("currency"))),
                new Content(row.getString("file_name"), Format.valueOf(row.getString("format")),
                        row.getLong("bytes"), row.getString("uploaded_by"),
                        row.getTimestamp("uploaded_at").toInstant()),
                columns == null ? null : new ColumnMap(json.readValue(columns, HEADERS)),
                new Progress(State.valueOf(row.getString("state")), row.getString("accepted_by"),
                        finished == null ? null : finished.toInstant(),
                        row.getInt("items"), row.getInt("items_done"), tally(row)));
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(row.getInt("stored"), row.getInt("confirmed"), row.getInt("known"),
                row.getInt("refused"), row.getInt("twins"), row.getInt("outgoing"));
    }
}
