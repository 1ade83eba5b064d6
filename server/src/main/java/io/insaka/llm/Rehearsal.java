package io.insaka.llm;

import java.util.function.Supplier;

/**
 * Asking models when nothing comes of it. What is asked meanwhile, on this thread, is paid for and in the ledger as always,
 * but marked there, and no conversation's budget pays for it.
 */
public final class Rehearsal {
    private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

    private Rehearsal() {}

    public static <T> T during(Supplier<T> asking) {
        return ScopedValue.where(ON, true).call(asking::get);
    }

    public static boolean on() {
        return ON.isBound();
    }
}
