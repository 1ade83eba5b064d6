package io.insaka.channels.spi;

import java.io.InputStream;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One message to send.
 *
 * @param correlation our reference, at most 100 characters; providers with {@link Capabilities#correlation} bring it back
 * @param to the contact's addresses for this channel, best first
 * @param replyTo provider id of the message it answers; null for none
 * @param late written by a teammate after the provider's ordinary reply window, within the one for people
 * @param file the bytes of {@link Content.Media}; null for everything else
 * @param webhook our public address for this account, for providers that are told with each message where to report;
 *     null when there is none
 * @param automatic said by the bot, not by a person
 * @param answers what the contact's last message was cut out of, for channels that {@link Channel#threads}; null when it
 *     was cut out of nothing
 * @param bulk what goes with one of many alike; null for what is said to one
 */
public record Outgoing(
        String correlation,
        List<Address> to,
        Content content,
        @Nullable String replyTo,
        boolean late,
        @Nullable File file,
        @Nullable String webhook,
        boolean automatic,
        @Nullable Original answers,
        @Nullable Bulk bulk) {
    public Outgoing(
            String correlation,
            List<Address> to,
            Content content,
            @Nullable String replyTo,
            boolean late,
            @Nullable File file,
            @Nullable String webhook) {
        this(correlation, to, content, replyTo, late, file, webhook, false, null, null);
    }

    public Outgoing(
            String correlation,
            List<Address> to,
            Content content,
            @Nullable String replyTo,
            boolean late,
            @Nullable File file) {
        this(correlation, to, content, replyTo, late, file, null);
    }

    public Outgoing(
            String correlation, List<Address> to, Content content, @Nullable String replyTo, @Nullable File file) {
        this(correlation, to, content, replyTo, false, file, null);
    }

    /**
     * One text to many.
     *
     * @param subject what it is about, for channels that have such a line; null when nothing was said
     * @param optOut where whoever gets it says that they want no more of it, without signing in: a page, and by POST at once
     */
    public record Bulk(@Nullable String subject, String optOut) {}

    /**
     * A file to upload: opened as often as a retry needs it.
     *
     * @param link where it can be had without signing in, for a week: for providers that fetch files themselves, and for
     *     channels that carry none; null when there is no such address
     */
    public record File(
            String contentType,
            String fileName,
            long size,
            Supplier<InputStream> open,
            @Nullable String link) {
        public File(String contentType, String fileName, long size, Supplier<InputStream> open) {
            this(contentType, fileName, size, open, null);
        }
    }
}
