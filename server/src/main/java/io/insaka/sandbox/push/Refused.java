package io.insaka.sandbox.push;

/** What a push service does not take, with the status it says so by. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    Refused(int status, String what) {
        super(what, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    static void unless(boolean right, int status, String what) throws Refused {
        if (!right) {
            throw new Refused(status, what);
        }
    }
}
