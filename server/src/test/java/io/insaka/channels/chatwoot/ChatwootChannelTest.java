package io.insaka.channels.chatwoot;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Holding;
import io.insaka.channels.spi.Mirror;
import io.insaka.channels.spi.Mirror.About;
import io.insaka.channels.spi.Mirror.Hands;
import io.insaka.channels.spi.Mirrored;
import io.insaka.channels.spi.Outgoing;
import io.insaka.sandbox.http.Answer;
import org.jspecify.annotations.Nullable;
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
        mirror(Holding.PERSON);
        assertThat(chatwoot.chatwoot().labels()).containsExactly("vip", ConversationMirror.LABEL);
        assertThat(chatwoot.chatwoot().status()).isEqualTo("open");
        mirror(Holding.BOT);
        assertThat(chatwoot.chatwoot().labels()).containsExactly("vip");
        assertThat(chatwoot.chatwoot().status()).isEqualTo("pending");
        mirror(Holding.RESOLVED);
        assertThat(chatwoot.chatwoot().status()).isEqualTo("resolved");
    }

    /** Whichever of its calls fails, all of it is told once more; what can never be told is let go. */
    @Test
    void saysWhetherChatwootTookWhoHasTheConversation() {
        for (int[] statuses : new int[][] {{503}, {200, 500}, {200, 200, 429}, {200, 200, 200, 503}}) {
            assertThat(mirror(Holding.BOT).told()).isTrue();
            chatwoot.chatwoot().answerNext(statuses);
            assertThat(mirror(Holding.PERSON).told()).isFalse();
            assertThat(mirror(Holding.PERSON).told()).isTrue();
            assertThat(chatwoot.chatwoot().labels()).containsExactly("vip", ConversationMirror.LABEL);
        }
        assertThat(channel()
                        .mirror(chatwoot.unreachable(), news(new Hands(Holding.BOT, null, null), About.NOTHING))
                        .told())
                .isFalse();
        chatwoot.chatwoot().answerNext(404);
        assertThat(mirror(Holding.BOT).told()).isTrue();
    }

    @Test
    void assignsTheAgentWithTheTeammatesAddressAndNobodyWhereThereIsNone() {
        chatwoot.chatwoot().agent(8, "Chanda", "Chanda@Shop.example");
        assertThat(held("chanda@shop.example", null)).isEqualTo("8");
        assertThat(chatwoot.chatwoot().assignee()).contains(8L);
        assertThat(held("nobody@shop.example", "8")).isNull();
        assertThat(chatwoot.chatwoot().assignee()).isEmpty();
        assertThat(held("chanda@shop.example", null)).isEqualTo("8");
        chatwoot.chatwoot().answerNext(200, 503);
        assertThat(channel().mirror(chatwoot.settings(), news(new Hands(Holding.BOT, null, "8"), About.NOTHING)))
                .isEqualTo(new Mirrored(false, "8"));
        assertThat(mirror(Holding.BOT).assigned()).isNull();
        assertThat(chatwoot.chatwoot().assignee()).isEmpty();
    }

    /** Only an agent whom Insaka assigned leaves with the conversation's end; a token that may not assign is no hindrance. */
    @Test
    void leavesWhomChatwootsPeopleChose() {
        chatwoot.chatwoot().assign(true);
        mirror(Holding.PERSON);
        mirror(Holding.RESOLVED);
        assertThat(chatwoot.chatwoot().assignee()).contains(7L);
        channel().mirror(chatwoot.settings(), news(new Hands(Holding.RESOLVED, null, "7"), About.NOTHING));
        assertThat(chatwoot.chatwoot().assignee()).isEmpty();
        chatwoot.chatwoot().answerNext(200, 401);
        chatwoot.chatwoot().assign(true);
        assertThat(mirror(Holding.BOT).told()).isTrue();
        assertThat(chatwoot.chatwoot().status()).isEqualTo("pending");
    }

    @Test
    void addsWhatIsKnownOfTheContactOnceAndTouchesNoOtherAttribute() {
        var about = new About("Mwila Banda", "bem", true);
        for (int times = 0; times < 2; times++) {
            assertThat(channel().mirror(chatwoot.settings(), news(null, about)).told())
                    .isTrue();
        }
        assertThat(chatwoot.chatwoot().contactChanges()).isEqualTo(1);
        assertThat(chatwoot.chatwoot().attributes().toString())
                .isEqualTo(
                        "{\"tier\":\"gold\",\"insaka_language\":\"bem\",\"insaka_opted_out\":true,\"insaka_name\":\"Mwila Banda\"}");
        assertThat(chatwoot.chatwoot().status()).isEqualTo("open");
        chatwoot.chatwoot().answerNext(200, 500);
        var back = new About(null, "bem", false);
        assertThat(channel().mirror(chatwoot.settings(), news(null, back)).told())
                .isFalse();
        assertThat(channel().mirror(chatwoot.settings(), news(null, back)).told())
                .isTrue();
        assertThat(chatwoot.chatwoot().attributes().path("insaka_opted_out").asBoolean(true))
                .isFalse();
    }

    private Mirrored mirror(Holding holding) {
        return channel().mirror(chatwoot.settings(), news(new Hands(holding, null, null), About.NOTHING));
    }

    private @Nullable String held(String teammate, @Nullable String before) {
        return channel()
                .mirror(chatwoot.settings(), news(new Hands(Holding.PERSON, teammate, before), About.NOTHING))
                .assigned();
    }

    private Mirror news(@Nullable Hands hands, About about) {
        return new Mirror(chatwoot.customer(), hands, about);
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
