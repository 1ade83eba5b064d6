package io.insaka.desk;

import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;

/** What teammates keep for themselves or for everybody: macros, canned replies, views. */
public final class Sharing {
    private Sharing() {}

    /** Everybody's is made, changed and deleted by those who set up. @throws DeskProblem when the caller does not */
    public static void ask(Caller caller, boolean shared) {
        if (shared && !caller.may(Permission.ORGANISATION_MANAGE)) {
            throw DeskProblem.forbidden();
        }
    }
}
