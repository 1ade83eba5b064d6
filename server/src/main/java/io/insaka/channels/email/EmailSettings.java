package io.insaka.channels.email;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.InvalidSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one mail address.
 *
 * @param name shown as the sender of what goes out; null for the bare address
 * @param secret what the webhook's address carries; null when there is no webhook
 * @param imap the mailbox to read; null when mail comes in by webhook only
 * @param smtp the server to send by; null when nothing can be sent
 */
record EmailSettings(
        String address,
        @Nullable String name,
        @Nullable String secret,
        @Nullable MailServer imap,
        String folder,
        @Nullable MailServer smtp) {
    static final String ADDRESS = "address";
    static final String NAME = "senderName";
    static final String WEBHOOK_SECRET = "webhookSecret";
    static final String IMAP = "imap";
    static final String SMTP = "smtp";
    static final String FOLDER = "imap.folder";

    private static final Set<String> NAMES = Stream.concat(
                    Stream.of(ADDRESS, NAME, WEBHOOK_SECRET, FOLDER, Capabilities.MESSAGES_PER_SECOND),
                    Stream.of(IMAP, SMTP)
                            .flatMap(server -> MailServer.PARTS.stream().map(part -> server + "." + part)))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern PACE = Pattern.compile("[1-9][0-9]{0,4}|100000");
    private static final int SHORTEST_SECRET = 8;
    private static final int LONGEST = 2_000;

    static EmailSettings of(ChannelSettings settings) {
        String folder = settings.find(FOLDER);
        return new EmailSettings(
                settings.require(ADDRESS),
                settings.find(NAME),
                settings.find(WEBHOOK_SECRET),
                MailServer.of(settings, IMAP),
                folder == null ? "INBOX" : folder,
                MailServer.of(settings, SMTP));
    }

    /** Whether a mail to the address is read here. */
    boolean receives() {
        return imap != null || secret != null;
    }

    /** @throws InvalidSettings with a message per wrong field */
    static ChannelSettings check(Map<String, String> given) {
        var errors = new HashMap<String, String>();
        var values = new HashMap<String, String>();
        given.forEach((name, value) -> {
            if (!NAMES.contains(name)) {
                errors.put(name, "is not a setting of an e-mail address");
            } else if (value.length() > LONGEST) {
                errors.put(name, "is too long");
            } else if (value.chars().anyMatch(Character::isISOControl)) {
                errors.put(name, "must be one line");
            } else if (!value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        values.computeIfPresent(ADDRESS, (name, address) -> address.toLowerCase(Locale.ROOT));
        String address = values.get(ADDRESS);
        if (address == null) {
            errors.putIfAbsent(ADDRESS, "is missing");
        } else if (!address.matches("[^\\s<>\"(),:;@]{1,64}@[^\\s<>\"(),:;@]{1,190}")) {
            errors.put(ADDRESS, "must be an address such as help@example.org");
        }
        String secret = values.get(WEBHOOK_SECRET);
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            errors.put(WEBHOOK_SECRET, "must have at least " + SHORTEST_SECRET + " characters");
        }
        String pace = values.get(Capabilities.MESSAGES_PER_SECOND);
        if (pace != null && !PACE.matcher(pace).matches()) {
            errors.put(Capabilities.MESSAGES_PER_SECOND, "must be a whole number from 1 to 100000");
        }
        for (String server : List.of(IMAP, SMTP)) {
            MailServer.check(values, errors, server);
        }
        if (!errors.isEmpty()) {
            throw new InvalidSettings(errors);
        }
        return new ChannelSettings(values);
    }

    @Override
    public String toString() {
        return "EmailSettings[]";
    }
}
