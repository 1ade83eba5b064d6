package io.insaka.desk;

import io.insaka.kernel.TenantId;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Something the desk does when its time has come. */
public interface Chore {
    /** The names are stored: add, never rename. */
    enum Kind {
        /** A conversation that was put off comes back. */
        WAKE,
        /** A message that was written for later goes out. */
        SEND,
        /** A conversation waits for a team. */
        ASSIGN,
        /** A teammate may be given more. */
        FILL,
        /** A target is close, or missed. */
        TARGET,
        /** A task is due. */
        TASK,
        /** An organisation looks for conversations in which nobody has anything left to say. */
        QUIET,
        /** One of them may be resolved. */
        RESOLVE,
        /** A customer may be asked how they were served. */
        SURVEY;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Set<Kind> kinds();

    /**
     * Joins the tenant's open transaction. Whoever wants it once more while it runs must not be forgotten: take the entry
     * away first ({@link Chores#done}) and look afterwards.
     */
    void run(TenantId tenant, Kind kind, UUID id);
}
