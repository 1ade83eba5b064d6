package io.insaka.channels.spi;

import org.jspecify.annotations.Nullable;

/** Where {@link Channel#collect} brings what it finds, one after the other. */
public interface Collecting {
    /** Up to where it was kept, in the adapter's own words; null before anything was. */
    @Nullable
    String since();

    /** The provider lets us in: whatever went wrong before is over. */
    void connected();

    /**
     * Returns once the body's items are on disk, and the position with them: only now may the provider be told.
     *
     * @param body as a webhook would bring it
     * @throws IllegalStateException when it cannot be kept; it has to be brought again
     */
    void keep(byte[] body, String position) throws InterruptedException;

    /** Nothing up to there is for us; what comes later is. */
    void passed(String position);

    /** False as soon as somebody else collects, or nobody should. */
    boolean goesOn();
}
