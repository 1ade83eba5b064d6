package io.insaka.vault;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A module implements it, as a bean, where a {@link PersonalTable} does not say enough: files, indexes, rows that stay. */
public interface PersonalRecords {
    /** The tables whose rows it answers for; the first one names it in a receipt. */
    Set<String> tables();

    /** Whether others find by it what is theirs to erase, so that it goes behind them. */
    default boolean afterOthers() {
        return false;
    }

    /**
     * Erases a part, small enough for one transaction. Joins the tenant's open transaction, and is asked again, also after
     * a crash, until nothing is left.
     *
     * @param from where the part before ended; null at the beginning
     */
    Part erase(Traces person, @Nullable String from);

    /** Of its tables, those whose rows are in the copy that a customer may ask for, and what leads to them. */
    List<PersonalTable> copied();

    /** Ids of files of theirs that no message has. Joins the tenant's open transaction. */
    default List<UUID> files(Traces person) {
        return List.of();
    }

    /**
     * What was done.
     *
     * @param next where to go on; null when nothing is left
     */
    record Part(int rows, int files, @Nullable String next) {
        public static final Part NOTHING = new Part(0, 0, null);
    }
}
