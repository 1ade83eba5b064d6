package io.insaka.audit;

/**
 * Who, and from where.
 *
 * @param address empty when nobody called from outside
 * @param agent how the caller's program names itself, shortened
 */
record Origin(Actor actor, String address, String agent) {
    static final Origin INSIDE = new Origin(Actor.SYSTEM, "", "");

    Origin by(Actor other) {
        return new Origin(other, address, agent);
    }

    /** Without the address, so that a log line carries no personal data. */
    @Override
    public String toString() {
        return "Origin[" + actor + "]";
    }
}
