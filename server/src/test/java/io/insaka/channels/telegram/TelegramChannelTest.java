package io.insaka.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Acknowledgement;
import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.Registration;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.sandbox.http.Answer;
import java.io.ByteArrayInputStream;
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
        // Telegram takes the method that stops the waiting circle from the answer to its webhook.
        assertThat(channel().acknowledgement(tap).body())
                .contains("answerCallbackQuery")
                .contains(chosen.providerId().substring("callback/".length()));
        assertThat(channel().acknowledgement("{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Acknowledgement.PLAIN);
    }

    @Test
    void saysInWordsThatTheContactIsOutOfReach() {
        simulated.says("hello");
        simulated.bot().blocks(SimulatedBot.CUSTOMER, true);
        assertThat(send(new Content.Text("one"))).isInstanceOfSatisfying(SendOutcome.Refused.class, refused -> {
            assertThat(refused.scope()).isEqualTo(SendOutcome.Scope.CONTACT);
            assertThat(refused.error().text())
                    .startsWith("The contact blocked the bot")
                    .contains("blocked by the user");
        });
        simulated.bot().blocks(SimulatedBot.CUSTOMER, false);
        assertThat(send(new Content.Text("one"))).isInstanceOf(SendOutcome.Accepted.class);
        var stranger = List.of(new Address(UpdateReader.USER, "5", true));
        assertThat(channel()
                        .send(simulated.settings(), new Outgoing("r-1", stranger, new Content.Text("one"), null, null)))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.scope()).isEqualTo(SendOutcome.Scope.CONTACT));
    }

    /** Whatever anybody writes, Telegram must not find markup in it, and must show all of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            it is *open* now | it is open now | bold 6 4
            **open** | open | bold 0 4
            😊 _today_, ~not~ tomorrow | 😊 today, not tomorrow | italic 3 5 strikethrough 10 3
            2*3*4 and a_name_here | 2*3*4 and a_name_here | ''
            https://shop.example/_a_/b_c_ | https://shop.example/_a_/b_c_ | ''
            <b>1 & 2</b> [x](y) \\* * a * | <b>1 & 2</b> [x](y) \\* * a * | ''
            """)
    void marksWordsWithoutMarkup(String written, String shown, String marks) {
        simulated.says("hello");
        assertThat(send(new Content.Text(written))).isInstanceOf(SendOutcome.Accepted.class);
        var parameters = simulated.bot().sent().getFirst().parameters();
        assertThat(parameters.path("text").asString()).isEqualTo(shown);
        assertThat(parameters.has("parse_mode")).isFalse();
        var found = new StringBuilder();
        parameters
                .path("entities")
                .forEach(entity -> found.append(' ')
                        .append(entity.path("type").asString())
                        .append(' ')
                        .append(entity.path("offset").asInt())
                        .append(' ')
                        .append(entity.path("length").asInt()));
        assertThat(found.toString().strip()).isEqualTo(marks.replace("'", ""));
    }

    @Test
    void typesWhatDoesNotFitBehindAButton() {
        simulated.says("hello");
        var long64 = new Content.Option("x".repeat(65), "Airtime", null);
        assertThat(send(new Content.Choices("Which?", null, List.of(long64)))).isInstanceOf(SendOutcome.Accepted.class);
        var parameters = simulated.bot().sent().getFirst().parameters();
        assertThat(parameters.path("text").asString()).isEqualTo("Which?\n\n1. Airtime");
        assertThat(parameters.at("/reply_markup/keyboard/0/0/text").asString()).isEqualTo("Airtime");
    }

    @Test
    void followsAChatThatMoved() {
        simulated.bot().moves(SimulatedBot.CUSTOMER, -1_001_234_567_890L);
        assertThat(send(new Content.Text("one"))).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(simulated.bot().sent().getFirst().chat()).isEqualTo(-1_001_234_567_890L);
    }

    @Test
    void holdsTheAccountWhenItsTokenIsRevoked() {
        simulated.says("hello");
        simulated.bot().revoke(true);
        assertThat(send(new Content.Text("one"))).isInstanceOf(SendOutcome.Unauthorized.class);
        assertThat(channel().test(simulated.settings()).unauthorized()).isTrue();
        assertThat(channel().registration(simulated.settings()))
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.unauthorized()).isTrue());
        simulated.bot().revoke(false);
        assertThat(send(new Content.Text("one"))).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void tellsTelegramWhereToDeliverAndAsksIt() {
        String here = "https://crm.example.org/webhooks/telegram/1";
        assertThat(channel().register(simulated.settings(), "http://crm.example.org/hook"))
                .isInstanceOfSatisfying(
                        Registration.Refused.class,
                        refused -> assertThat(refused.detail()).contains("HTTPS"));
        assertThat(channel().register(simulated.settings(), here)).isEqualTo(new Registration.Known(here, 0, null));
        assertThat(simulated.bot().secret()).isEqualTo("between-us_2");
        assertThat(simulated.bot().hook().path("allowed_updates").toString())
                .contains("message_reaction", "my_chat_member", "business_message");
        assertThat(channel().unregister(simulated.settings())).isEqualTo(new Registration.Known("", 0, null));
        assertThat(channel().registration(simulated.unreachable())).isInstanceOf(Registration.Refused.class);
    }

    @Test
    void saysHowLargeAFileMayBe() {
        simulated.says("hello");
        byte[] large = new byte[21 << 20];
        simulated.sends("application/pdf", large);
        assertThat(channel().fetch(simulated.settings(), new MediaReference("file_1", null), 100 << 20))
                .isInstanceOfSatisfying(
                        FetchOutcome.TooLarge.class,
                        tooLarge -> assertThat(tooLarge.why()).contains("20 MB"));
        var huge = new Outgoing.File("video/mp4", "a.mp4", 51 << 20, () -> new ByteArrayInputStream(large));
        var video = new Content.Media(MediaKind.VIDEO, null, "x", "video/mp4", "a.mp4", null, false);
        assertThat(channel().send(simulated.settings(), new Outgoing("r-1", simulated.customer(), video, null, huge)))
                .isInstanceOfSatisfying(
                        SendOutcome.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo("file-too-large"));
    }
}
