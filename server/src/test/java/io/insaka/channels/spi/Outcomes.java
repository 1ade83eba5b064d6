package io.insaka.channels.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is expected to come of sending. */
final class Outcomes {
    private Outcomes() {}

    /** @return the provider's id */
    static String accepted(@Nullable SendOutcome outcome) {
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        return ((SendOutcome.Accepted) Objects.requireNonNull(outcome)).providerId();
    }

    /** Clearly: with a code and words. */
    static void refused(@Nullable SendOutcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Refused.class, refused -> {
            assertThat(refused.error().code()).isNotBlank();
            assertThat(refused.error().text()).isNotBlank();
        });
    }

    /** The file of a message, wherever its provider has it. */
    static FetchOutcome fetched(
            Channel channel, ChannelSettings settings, Content.Media file, RawItem item, long most) {
        MediaReference reference = Objects.requireNonNull(file.reference());
        return reference.equals(MediaReference.ENCLOSED)
                ? channel.enclosed(item.body(), most)
                : channel.fetch(settings, reference, most);
    }
}
