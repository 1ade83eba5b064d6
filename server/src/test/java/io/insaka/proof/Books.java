package io.insaka.proof;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the product itself says about what it received: the balance, and the tables behind it. */
final class Books {
    private final ProductProcess product;

    Books(ProductProcess product) {
        this.product = product;
    }

    JsonNode balance() {
        return product.api().get("/api/v1/intake/balance").expect(200).json();
    }

    long waiting() {
        return balance().path("waiting").asLong();
    }

    /**
     * What is wrong with the books, in words; empty when they are right.
     *
     * @param questions how many messages customers wrote
     */
    List<String> faults(long questions) {
        List<String> faults = new ArrayList<>();
        JsonNode balance = balance();
        long sum = 0;
        for (String part : List.of("answered", "stored", "waiting", "ignored", "quarantined", "dead")) {
            sum += balance.path(part).asLong();
        }
        expect(
                faults,
                "the parts of the balance " + balance,
                balance.path("received").asLong(),
                sum);
        for (String none : List.of("waiting", "quarantined", "dead")) {
            expect(faults, none, 0, balance.path(none).asLong());
        }
        expect(faults, "ledger items of kind message", questions, count("""
                SELECT count(*) FROM intake_item WHERE kind = 'message'"""));
        expect(faults, "ledger items, counted", balance.path("received").asLong(), count("""
                SELECT count(*) FROM intake_item"""));
        expect(faults, "stored inbound messages", questions, count("""
                SELECT count(*) FROM message WHERE direction = 'inbound'"""));
        expect(faults, "messages left in the outbox", 0, count("SELECT count(*) FROM outbox"));
        return faults;
    }

    private static void expect(List<String> faults, String what, long wanted, long found) {
        if (wanted != found) {
            faults.add(what + ": " + found + " instead of " + wanted);
        }
    }

    /** The first column, row by row. */
    List<String> texts(String query) {
        try (var connection = DriverManager.getConnection(product.databaseUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Past all policies. */
    void change(String statement) {
        try (var connection = DriverManager.getConnection(product.databaseUrl());
                var change = connection.createStatement()) {
            change.executeUpdate(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long count(String query) {
        try (var connection = DriverManager.getConnection(product.databaseUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
