package io.insaka.channels.spi;

import static io.insaka.channels.spi.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What is expected of a provider that can be asked what it took. */
final class Recalls {
    private Recalls() {}

    static void assertKnown(Channel channel, ChannelContract.Provider provider, Function<String, Outgoing> saying) {
        Instant before = Instant.now();
        Outgoing once = saying.apply("only once");
        String id = accepted(channel.send(provider.settings(), once));
        Recall recalled = channel.recall(provider.settings(), once, before);
        if (recalled instanceof Recall.Silent || recalled instanceof Recall.Unknowable) {
            return;
        }
        assertThat(recalled).isEqualTo(new Recall.Known(List.of(id)));
        var nothing = new Recall.Known(List.of());
        assertThat(channel.recall(provider.settings(), saying.apply("never said"), before))
                .isEqualTo(nothing);
        assertThat(channel.recall(provider.settings(), once, before.plus(Duration.ofHours(1))))
                .isEqualTo(nothing);
        for (ChannelSettings away : List.of(provider.unreachable(), provider.wrongCredentials())) {
            assertThat(channel.recall(away, once, before)).isInstanceOf(Recall.NotNow.class);
        }
        assertThat(provider.taken()).hasSize(1);
    }
}
