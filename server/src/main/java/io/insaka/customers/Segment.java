package io.insaka.customers;

import java.util.UUID;

/**
 * A condition that the team keeps under a name.
 *
 * @param condition as JSON, the way it was written: it is read anew each time, so that it always means what it says
 */
public record Segment(UUID id, String name, String condition) {
    @Override
    public String toString() {
        return "Segment[" + id + "]";
    }
}
