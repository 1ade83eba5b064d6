package io.insaka.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The columns that tell the rows of one organisation apart, and by which they are read in pieces, one behind the other. */
record TableKey(List<Column> columns) {
    /** @param type as SQL names it: with it a part of the key, kept as text, is compared by the index */
    record Column(String name, String type) {}

    /** @param of the table's name in the query with a dot behind it, or nothing */
    String names(String of) {
        return columns.stream().map(column -> of + column.name()).collect(Collectors.joining(", "));
    }

    /** What {@link #read} wants to find in a row. */
    String selected(String of) {
        return columns.stream()
                .map(column -> of + column.name() + "::text AS key_" + column.name())
                .collect(Collectors.joining(", "));
    }

    /** To be filled by {@link #bind}. */
    String values() {
        return columns.stream()
                .map(column -> "CAST(:key_" + column.name() + " AS " + column.type() + ")")
                .collect(Collectors.joining(", "));
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec query, List<String> key) {
        JdbcClient.StatementSpec bound = query;
        for (int part = 0; part < columns.size(); part++) {
            bound = bound.param("key_" + columns.get(part).name(), key.get(part));
        }
        return bound;
    }

    List<String> read(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (Column column : columns) {
            key.add(row.getString("key_" + column.name()));
        }
        return key;
    }
}
