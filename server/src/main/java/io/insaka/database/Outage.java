package io.insaka.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells "the database is away" from "the database said no". */
public final class Outage {
    private Outage() {}

    /** Whether trying the same again later, with nothing changed, may well succeed. */
    public static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessResourceException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql && away(sql.getSQLState())) {
                return true;
            }
            if (cause instanceof TransactionSystemException unfinished && unfinished(unfinished)) {
                return true;
            }
        }
        return false;
    }

    /** An outage, or that somebody else was in the way: what failed may be as good as anything. */
    public static boolean passes(Throwable failure) {
        return failure instanceof TransientDataAccessException || is(failure);
    }

    /**
     * When the rollback fails too, Spring may leave what it was about out of the causes, or the pool has closed the
     * connection and says so without a state. A database that said no has one.
     */
    private static boolean unfinished(TransactionSystemException failure) {
        Throwable about = failure.getApplicationException();
        return about != null && is(about)
                || failure.getCause() instanceof SQLException closed && closed.getSQLState() == null;
    }

    /** Connection exceptions, shut-downs and terminated backends, insufficient resources. */
    private static boolean away(@org.jspecify.annotations.Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("53")
                        || state.equals("25006"));
    }
}
