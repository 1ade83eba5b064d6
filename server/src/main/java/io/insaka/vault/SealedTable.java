package io.insaka.vault;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A module declares, as a bean, what it keeps sealed; after a rotation the vault seals those rows again, in small
 * transactions in the background.
 *
 * @param name a table whose rows are isolated by {@code tenant_id}
 * @param key the column that, beside {@code tenant_id}, is its primary key
 * @param columns the sealed columns, which may be null, and what each was sealed as
 */
public record SealedTable(String name, String key, Map<String, Purpose> columns) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

    public SealedTable {
        columns = Map.copyOf(columns);
        check(name);
        check(key);
        columns.keySet().forEach(SealedTable::check);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("nothing is sealed in " + name);
        }
    }

    Purpose purposeOf(String column) {
        Purpose purpose = columns.get(column);
        if (purpose == null) {
            throw new IllegalArgumentException(name + "." + column + " is not sealed");
        }
        return purpose;
    }

    /** The names become part of statements. */
    private static void check(String identifier) {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException("not a plain identifier: " + identifier);
        }
    }
}
