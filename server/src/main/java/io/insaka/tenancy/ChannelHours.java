package io.insaka.tenancy;

import java.util.HashSet;
import java.util.Set;

/**
 * The hours one channel has of its own.
 *
 * @param sharedDates the closed days of the organisation hold for it, too
 */
public record ChannelHours(OpeningHours own, boolean sharedDates) {
    OpeningHours beside(OpeningHours organisation) {
        if (!sharedDates || organisation.closed().isEmpty()) {
            return own;
        }
        Set<ClosedDay> closed = new HashSet<>(own.closed());
        closed.addAll(organisation.closed());
        return new OpeningHours(own.week(), closed, own.zone());
    }
}
