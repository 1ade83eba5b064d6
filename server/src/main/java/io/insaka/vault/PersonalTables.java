package io.insaka.vault;

import io.insaka.vault.PersonalRecords.Part;
import io.insaka.vault.PersonalTable.Belongs;
import io.insaka.vault.PersonalTable.Fate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everybody who keeps something of customers, in an order in which nobody takes away what another one finds by. */
@Component
public class PersonalTables {
    private static final int SOME = 200;

    private final List<PersonalTable> tables;
    private final List<PersonalRecords> records;
    private final List<SealedTable> sealed;
    private final Statements statements;
    private final Vault vault;

    @Component
    record Statements(PersonalTableRepository personal, ResealingRepository walking) {}

    PersonalTables(
            List<PersonalTable> tables,
            List<PersonalRecords> records,
            List<SealedTable> sealed,
            Statements statements,
            Vault vault) {
        this.tables = tables;
        this.records = records;
        this.sealed = sealed;
        this.statements = statements;
        this.vault = vault;
    }

    /**
     * Of a {@link PersonalTable}, or whoever answers for several.
     *
     * @param key no other holder has it: a table may be declared by two of its columns
     */
    public record Holder(String key, String name, PersonalRecords records, boolean last) {}

    /** The same on every node, and after a restart. */
    public List<Holder> holders() {
        List<Holder> holders = new ArrayList<>();
        for (PersonalTable table : tables) {
            holders.add(new Holder(
                    table.name() + "." + table.column() + "." + table.by(),
                    table.name(),
                    new Declared(table),
                    table.fate() == Fate.ERASED_LAST));
        }
        for (PersonalRecords each : records) {
            String name = each.tables().stream().sorted().findFirst().orElseThrow();
            holders.add(new Holder(name, name, each, false));
        }
        return holders.stream()
                .sorted(Comparator.comparing((Holder holder) -> rank(holder.records()))
                        .thenComparing(Holder::key))
                .toList();
    }

    private static int rank(PersonalRecords records) {
        boolean leansOnAnother =
                records instanceof Declared declared && declared.table().by() == Belongs.PARENT;
        return leansOnAnother ? 0 : records.afterOthers() ? 2 : 1;
    }

    /** By itself: a number may be a part of somebody else's. */
    static boolean stands(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private final class Declared implements PersonalRecords {
        private final PersonalTable table;

        Declared(PersonalTable table) {
            this.table = table;
        }

        PersonalTable table() {
            return table;
        }

        @Override
        public Set<String> tables() {
            return Set.of(table.name());
        }

        @Override
        public List<PersonalTable> copied() {
            return table.copied() ? List.of(table) : List.of();
        }

        @Override
        public Part erase(Traces person, @Nullable String from) {
            if (table.by() == Belongs.SOUGHT) {
                return seek(person, from);
            }
            int rows = statements.personal().erase(table, person);
            return new Part(rows, 0, rows == 0 ? null : "");
        }

        private Part seek(Traces person, @Nullable String from) {
            SealedTable opened = sealed.stream()
                    .filter(known -> known.name().equals(table.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(table.name() + " has nothing sealed to look into"));
            var rows = statements.walking().rows(person.tenant(), opened, from, SOME);
            Set<String> words = person.words();
            int erased = 0;
            for (var row : rows) {
                if (tells(person, opened, row, words)) {
                    erased += statements.personal().erase(person.tenant(), opened, row.key());
                }
            }
            return new Part(
                    erased, 0, rows.size() < SOME ? null : rows.getLast().position());
        }

        private boolean tells(Traces person, SealedTable opened, ResealingRepository.SealedRow row, Set<String> words) {
            return row.columns().entrySet().stream()
                    .map(column -> vault.open(person.tenant(), opened.purposeOf(column.getKey()), column.getValue()))
                    .map(plain -> new String(plain, StandardCharsets.UTF_8))
                    .anyMatch(text -> words.stream().anyMatch(word -> stands(text, word)));
        }
    }
}
