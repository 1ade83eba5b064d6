package io.insaka.vault;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of a customer, opened, from the same declarations by which it is erased. */
@Component
public class PersonalCopies {
    private static final String SEPARATOR = "\u001F";

    private final List<PersonalTable> tables;
    private final List<PersonalRecords> records;
    private final List<SealedTable> sealed;
    private final PersonalCopyRepository repository;
    private final Vault vault;
    private final JsonMapper json;

    PersonalCopies(
            List<PersonalTable> tables,
            List<PersonalRecords> records,
            List<SealedTable> sealed,
            PersonalCopyRepository repository,
            Vault vault,
            JsonMapper json) {
        this.tables = tables;
        this.records = records;
        this.sealed = sealed;
        this.repository = repository;
        this.vault = vault;
        this.json = json;
    }

    /** @param next where to go on; null when these were the last */
    public record Page(List<JsonNode> rows, @Nullable String next) {}

    /** Whose rows are a part of it, in alphabetical order. */
    public List<String> tables() {
        return copied().map(PersonalTable::name).distinct().sorted().toList();
    }

    private Stream<PersonalTable> copied() {
        return Stream.concat(
                tables.stream().filter(PersonalTable::copied),
                records.stream().flatMap(each -> each.copied().stream()));
    }

    /** Some rows of a table. Joins the tenant's open transaction. */
    public Page rows(Traces person, String table, @Nullable String from) {
        List<PersonalTable> ways =
                copied().filter(each -> each.name().equals(table)).toList();
        Optional<SealedTable> opened =
                sealed.stream().filter(each -> each.name().equals(table)).findFirst();
        List<String> columns = opened.map(
                        each -> each.columns().keySet().stream().sorted().toList())
                .orElse(List.of());
        var rows =
                repository.rows(person, ways, columns, from == null ? null : Arrays.asList(from.split(SEPARATOR, -1)));
        return new Page(
                rows.rows().stream().map(row -> row(person, opened, row)).toList(),
                rows.more() ? String.join(SEPARATOR, rows.rows().getLast().key()) : null);
    }

    private JsonNode row(Traces person, Optional<SealedTable> table, PersonalCopyRepository.Row row) {
        ObjectNode told = (ObjectNode) json.readTree(row.plain());
        row.sealed()
                .forEach((column, bytes) -> told.set(
                        column,
                        value(vault.open(person.tenant(), table.orElseThrow().purposeOf(column), bytes))));
        return told;
    }

    private JsonNode value(byte[] plain) {
        String text = new String(plain, StandardCharsets.UTF_8);
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return json.readTree(text);
            } catch (JacksonException justWords) {
                return json.getNodeFactory().stringNode(text);
            }
        }
        return json.getNodeFactory().stringNode(text);
    }

    /** Of files that no message has. Joins the tenant's open transaction. */
    public List<UUID> files(Traces person) {
        return records.stream()
                .flatMap(each -> each.files(person).stream())
                .distinct()
                .toList();
    }
}
