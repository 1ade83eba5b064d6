package io.insaka.channels.chatwoot;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Holding;
import io.insaka.channels.spi.Outgoing;
import io.insaka.sandbox.http.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract, and what is Chatwoot's own. */
class ChatwootChannelTest extends ChannelContract {
    private final SimulatedChatwoot chatwoot = new SimulatedChatwoot();

    @AfterEach
    void close() {
        chatwoot.close();
    }

    @Override
    protected Channel channel() {
        return chatwoot.channel();
    }

    @Override
    protected Provider provider() {
        return chatwoot;
    }

    @Override
    protected boolean reacts() {
        return false;
    }

    @Test
    void mirrorsWhoHasTheConversationAndKeepsEverybodysLabels() {
        channel().mirror(chatwoot.settings(), chatwoot.customer(), Holding.PERSON);
        assertThat(chatwoot.chatwoot().labels()).containsExactly("vip", ChatwootChannel.LABEL);
        assertThat(chatwoot.chatwoot().status()).isEqualTo("open");
        channel().mirror(chatwoot.settings(), chatwoot.customer(), Holding.BOT);
        assertThat(chatwoot.chatwoot().labels()).containsExactly("vip");
        assertThat(chatwoot.chatwoot().status()).isEqualTo("pending");
        channel().mirror(chatwoot.settings(), chatwoot.customer(), Holding.RESOLVED);
        assertThat(chatwoot.chatwoot().status()).isEqualTo("resolved");
    }

    /** Whichever of its calls fails, all of it is told once more; what can never be told is let go. */
    @Test
    void saysWhetherChatwootTookWhoHasTheConversation() {
        for (int[] statuses : new int[][] {{503}, {200, 500}, {200, 200, 429}}) {
            assertThat(mirror(Holding.BOT)).isTrue();
            chatwoot.chatwoot().answerNext(statuses);
            assertThat(mirror(Holding.PERSON)).isFalse();
            assertThat(mirror(Holding.PERSON)).isTrue();
            assertThat(chatwoot.chatwoot().labels()).containsExactly("vip", ChatwootChannel.LABEL);
        }
        assertThat(channel().mirror(chatwoot.unreachable(), chatwoot.customer(), Holding.BOT))
                .isFalse();
        chatwoot.chatwoot().answerNext(404, 404);
        assertThat(mirror(Holding.BOT)).isTrue();
    }

    private boolean mirror(Holding holding) {
        return channel().mirror(chatwoot.settings(), chatwoot.customer(), holding);
    }

    @ParameterizedTest
    @CsvSource({"401, Unauthorized", "403, Postponed", "404, Refused", "422, Refused", "429, Postponed", "500, Unknown"
    })
    void mapsWhatChatwootAnswers(int status, String outcome) {
        chatwoot.chatwoot().failNext(Answer.json(status, "{}"));
        var message = new Outgoing("r-1", chatwoot.customer(), new Content.Text("hi"), null, null);
        assertThat(channel().send(chatwoot.settings(), message).getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(chatwoot.taken()).isEmpty();
    }
}
