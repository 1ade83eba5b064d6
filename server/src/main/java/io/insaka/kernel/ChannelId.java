package io.insaka.kernel;

import java.util.UUID;

/** One connected account of one provider (a WhatsApp number, a bot, a mailbox). */
public record ChannelId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
