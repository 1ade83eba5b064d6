package io.insaka.vault;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A module declares, as a bean, what it keeps sealed; after a rotation the vault seals those rows again, in small
 * transactions in the background.
 *
 * @param name a table whose rows are isolated by {@code tenant_id}
 * @param key the columns that, behind {@code tenant_id}, are its primary key, in that order
 * @param columns the sealed columns, which may be null, and what each was sealed as
 */
public record SealedTable(String name, List<String> key, Map<String, Purpose> columns) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

    public SealedTable {
        key = List.copyOf(key);
        columns = Map.copyOf(columns);
        check(name);
        key.forEach(SealedTable::check);
        columns.keySet().forEach(SealedTable::check);
        if (key.isEmpty() || columns.isEmpty()) {
            throw new IllegalArgumentException("no key or nothing sealed in " + name);
        }
    }

    public SealedTable(String name, String key, Map<String, Purpose> columns) {
        this(name, List.of(key), columns);
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
