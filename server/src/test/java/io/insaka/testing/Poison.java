package io.insaka.testing;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** While it is there the database says no to some rows, for a reason that nobody foresaw. */
public final class Poison implements AutoCloseable {
    private final JdbcClient everything;
    private final String name = "poison_" + UUID.randomUUID().toString().replace("-", "");

    /**
     * @param url of the database; as the schema's owner
     * @param event of the trigger: {@code INSERT ON message}
     * @param when which rows, in words of SQL about NEW or OLD
     */
    public Poison(String url, String event, String when) {
        this.everything = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        everything.sql("""
                        CREATE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS
                        $$BEGIN RAISE 'nobody foresaw this'; END$$;
                        CREATE TRIGGER %1$s BEFORE %2$s FOR EACH ROW WHEN (%3$s) EXECUTE FUNCTION %1$s()""".formatted(name, event, when)).update();
    }

    @Override
    public void close() {
        everything.sql("DROP FUNCTION " + name + " CASCADE").update();
    }
}
