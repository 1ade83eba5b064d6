package io.insaka.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.sandbox.http.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract, and what is Telegram's own. */
class TelegramChannelTest extends ChannelContract {
    private final SimulatedBot simulated = new SimulatedBot();

    @AfterEach
    void close() {
        simulated.close();
    }

    @Override
    protected Channel channel() {
        return simulated.channel();
    }

    @Override
    protected Provider provider() {
        return simulated;
    }

    @Override
    protected boolean signsBodies() {
        return false;
    }

    private SendOutcome send(Content content) {
        return channel().send(simulated.settings(), new Outgoing("r-1", simulated.customer(), content, null, null));
    }

    @ParameterizedTest
    @CsvSource({"401, Unauthorized", "403, Refused", "400, Refused", "500, Postponed", "429, Postponed"})
    void mapsWhatTelegramAnswers(int code, String outcome) {
        simulated.says("hello");
        simulated
                .bot()
                .failNext(Answer.json(code, "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"no\"}"));
        assertThat(send(new Content.Text("one")).getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(simulated.taken()).isEmpty();
    }

    @Test
    void waitsAsLongAsTelegramAsks() {
        simulated.says("hello");
        simulated
                .bot()
                .failNext(
                        Answer.json(429, "{\"ok\":false,\"error_code\":429,\"parameters\":{\"retry_after\":\"37\"}}"));
        assertThat(send(new Content.Text("one")))
                .isInstanceOfSatisfying(
                        SendOutcome.Postponed.class,
                        postponed -> assertThat(postponed.after()).isEqualTo(Duration.ofSeconds(37)));
    }

    @Test
    void leavesALostAnswerToAPerson() {
        simulated.says("hello");
        simulated.bot().failNext(new Answer.Drop());
        assertThat(send(new Content.Text("one")))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo("no-answer"));
        assertThat(simulated.taken()).hasSize(1);
    }

    @Test
    void bringsATappedButtonBackAndAnswersIt() throws Exception {
        simulated.says("hello");
        send(new Content.Choices("Which?", null, List.of(new Content.Option("a-1", "Airtime", null))));
        simulated.bot().taps(simulated.bot().sent().getFirst(), "a-1");
        byte[] tap = simulated.webhooks().getLast().body();
        var item = channel().split(simulated.settings(), tap).getFirst();
        var chosen = (Inbound.Received) channel().read(item.body());
        assertThat(chosen.content()).isEqualTo(new Content.Chosen("button", "a-1", "Airtime", null));
        assertThat(chosen.sentAt()).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        channel().mark(simulated.settings(), new Mark(chosen.providerId(), simulated.customer(), false));
        assertThat(simulated.bot().openQueries()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"update_id":1,"message":{"message_id":2,"date":1760000000,"chat":{"id":-1001,"type":"supergroup"},"from":{"id":5},"text":"x"}} | Skipped
            {"update_id":"2","message":{"message_id":"2","date":"1760000000","chat":{"id":"5","type":"private"},"text":"x"}} | Received
            {"update_id":3,"channel_post":{"message_id":2,"chat":{"id":-1002,"type":"channel"},"text":"x"}} | Skipped
            {"update_id":4,"edited_message":{"message_id":2,"edit_date":1760000001,"chat":{"id":5,"type":"private"},"text":"y"}} | Edited
            {"update_id":5,"message_reaction":{"message_id":2,"chat":{"id":5,"type":"private"},"user":{"id":5},"new_reaction":[]}} | Reacted
            {"update_id":6,"business_message":{"message_id":2,"business_connection_id":"b","chat":{"id":5,"type":"private"},"from":{"id":9},"text":"x"}} | Echoed
            {"update_id":7,"business_message":{"message_id":2,"business_connection_id":"b","chat":{"id":5,"type":"private"},"from":{"id":5},"text":"x"}} | Received
            {"update_id":8,"deleted_business_messages":{"business_connection_id":"b","chat":{"id":5,"type":"private"},"message_ids":[2]}} | Revoked
            {"update_id":9,"my_chat_member":{"chat":{"id":5,"type":"private"},"new_chat_member":{"status":"kicked"}}} | Skipped
            {"update_id":10,"a_new_thing":{"id":1}} | Skipped
            {"update_id":11,"message":{"message_id":2,"chat":{"id":5,"type":"private"},"dice":{"value":3}}} | Received
            {"update_id":12} | Skipped
            {"update_id":13,"a_new_thing":{"id":1},"message":{"message_id":2,"chat":{"id":5,"type":"private"},"text":"x"}} | Received
            {"message":"x"} | Skipped
            """)
    void readsEveryKindOfUpdate(String body, String said) throws Exception {
        var items = channel().split(simulated.settings(), body.strip().getBytes(StandardCharsets.UTF_8));
        assertThat(items).hasSize(1);
        assertThat(channel().read(items.getFirst().body()).getClass().getSimpleName())
                .isEqualTo(said);
    }
}
