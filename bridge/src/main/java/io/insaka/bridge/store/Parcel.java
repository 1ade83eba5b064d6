package io.insaka.bridge.store;

/**
 * Something that Insaka is to be told, until it has taken it.
 *
 * @param id never the same for two parcels, and always the same for one
 * @param list the list of the gateway's webhook it belongs into
 * @param json what it says there
 */
public record Parcel(String id, List list, String json) {
    /** The lists of a gateway's webhook. */
    public enum List {
        MESSAGES,
        STATUSES,
        ALARMS
    }
}
