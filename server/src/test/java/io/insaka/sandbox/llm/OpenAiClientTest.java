package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.audio.AudioTranscriptionRequest;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.store.embedding.CosineSimilarity;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Worlds;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LangChain4j talks with the simulated OpenAI, and with who speaks like it. */
class OpenAiClientTest {
    private final ModelServer models = new ModelServer();

    @AfterEach
    void close() {
        models.close();
    }

    private OpenAiChatModel.OpenAiChatModelBuilder builder() {
        return OpenAiChatModel.builder()
                .httpClientBuilder(Clients.http())
                .baseUrl(models.base("openai/v1"))
                .apiKey(Worlds.KEY)
                .modelName("gpt-4o-mini")
                .maxRetries(0);
    }

    @Test
    void talks() {
        models.world().script().next(Reaction.say("We open at 8."));
        ChatResponse response = builder().build().chat(UserMessage.from("When do you open?"));
        assertThat(response.aiMessage().text()).isEqualTo("We open at 8.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.metadata().modelName()).isEqualTo("gpt-4o-mini");
        assertThat(response.tokenUsage().totalTokenCount())
                .isEqualTo(response.tokenUsage().inputTokenCount()
                        + response.tokenUsage().outputTokenCount());
        assertThat(models.world().journal().calls()).singleElement().satisfies(call -> {
            assertThat(call.text()).isEqualTo("When do you open?");
            assertThat(call.inputTokens()).isEqualTo(response.tokenUsage().inputTokenCount());
            assertThat(call.good()).isTrue();
        });
    }

    @Test
    void callsToolsAndReadsTheirResults() {
        Clients.callsToolsAndReadsTheirResults(
                models, builder().strictTools(true).build());
        Clients.callsTheToolItMust(models, builder().build());
    }

    @Test
    void fillsTheSchemaItIsGiven() {
        Clients.fillsTheSchemaItIsGiven(builder().strictJsonSchema(true).build());
    }

    @Test
    void answersFromThePassagesItIsGiven() {
        String prompt = """
                Answer from the passages only.
                <passages>
                <passage id="1">The clinic opens at eight. It closes at five on weekdays.</passage>
                <passage id="2">A blood test costs 150 kwacha. Results come the next day.</passage>
                </passages>""";
        ChatModel model = builder().build();
        assertThat(model.chat(SystemMessage.from(prompt), UserMessage.from("How much does a blood test cost?"))
                        .aiMessage()
                        .text())
                .isEqualTo("A blood test costs 150 kwacha. [2]");
        assertThat(model.chat(SystemMessage.from(prompt), UserMessage.from("Do you repair bicycles?"))
                        .aiMessage()
                        .text())
                .startsWith("I am not sure");
    }

    @Test
    void seesThatThereIsAPicture() {
        byte[] png = HexPictures.png(640, 480);
        var content = UserMessage.from(
                TextContent.from("What is this?"),
                ImageContent.from(Base64.getEncoder().encodeToString(png), "image/png"));
        assertThat(builder().build().chat(content).aiMessage().text()).contains("a PNG picture of 640 × 480 pixels");
    }

    @Test
    void stopsAtItsLimit() {
        models.world().script().next(Reaction.say("one two three four five six seven"));
        ChatResponse response = builder().maxCompletionTokens(2).build().chat(UserMessage.from("Count"));
        assertThat(response.aiMessage().text()).isEqualTo("one two ");
        assertThat(response.finishReason()).isEqualTo(FinishReason.LENGTH);
        assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(2);
    }

    @Test
    void streams() throws Exception {
        var model = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(Clients.http())
                .baseUrl(models.base("openai/v1"))
                .apiKey(Worlds.KEY)
                .modelName("gpt-4o-mini")
                .build();
        models.world().script().next(Reaction.say("We open at 8 and close at 17, every day but Sunday."));
        ChatResponse response = Clients.stream(model, "When?").get();
        assertThat(response.aiMessage().text()).isEqualTo("We open at 8 and close at 17, every day but Sunday.");
        assertThat(response.tokenUsage().outputTokenCount()).isPositive();
        Clients.streamsToolCalls(models, model);
        models.world().faults().next(Fault.CUT, 1);
        assertThatThrownBy(() -> Clients.stream(model, "When?").get()).isInstanceOf(ExecutionException.class);
    }

    @Test
    void failsAsItIsTold() {
        ChatModel model = builder().build();
        Clients.expect(models, model, Fault.RATE_LIMIT, RateLimitException.class);
        Clients.expect(models, model, Fault.QUOTA, RateLimitException.class);
        Clients.expect(models, model, Fault.BAD_KEY, AuthenticationException.class);
        Clients.expect(models, model, Fault.SERVER_ERROR, InternalServerException.class);
        Clients.expect(models, model, Fault.REFUSAL, ContentFilteredException.class);
        Clients.expect(models, model, Fault.CUT, RuntimeException.class);
        Clients.expect(models, model, Fault.DROP, RuntimeException.class);
        Clients.expect(models, model, Fault.MALFORMED_JSON, RuntimeException.class);
        Clients.expect(models, model, Fault.WRONG_CONTENT_TYPE, RuntimeException.class);
        models.world().faults().next(Fault.EMPTY_ANSWER, 1);
        assertThat(model.chat(UserMessage.from("Hi")).aiMessage().text()).isNull();
        assertThat(model.chat("Hi")).isEqualTo("Hello! How can I help you?");
    }

    @Test
    void embedsSoThatAlikeIsNear() {
        var model = OpenAiEmbeddingModel.builder()
                .httpClientBuilder(Clients.http())
                .baseUrl(models.base("openai/v1"))
                .apiKey(Worlds.KEY)
                .modelName("text-embedding-3-small")
                .dimensions(256)
                .maxRetries(0)
                .build();
        var embeddings = model.embedAll(List.of(
                        TextSegment.from("What does a blood test cost?"),
                        TextSegment.from("The cost of blood tests"),
                        TextSegment.from("Our office is closed on Sunday")))
                .content();
        assertThat(embeddings).allSatisfy(one -> assertThat(one.vector()).hasSize(256));
        assertThat(CosineSimilarity.between(embeddings.get(0), embeddings.get(1)))
                .isGreaterThan(0.5)
                .isGreaterThan(0.2 + CosineSimilarity.between(embeddings.get(0), embeddings.get(2)));
    }

    @Test
    void transcribes() {
        var model = OpenAiAudioTranscriptionModel.builder()
                .httpClientProvider(Clients.http())
                .baseUrl(models.base("openai/v1"))
                .apiKey(Worlds.KEY)
                .modelName("whisper-1")
                .maxRetries(0)
                .build();
        var spoken = AudioTranscriptionRequest.builder(Audio.builder()
                        .binaryData("Where is my order?".getBytes(StandardCharsets.UTF_8))
                        .mimeType("audio/ogg")
                        .build())
                .build();
        assertThat(model.transcribe(spoken).text()).isEqualTo("Where is my order?");
    }

    @Test
    void xaiAndLocalServersTalkTheSame() {
        for (String base : List.of("xai/v1", "compatible/v1")) {
            var model = OpenAiChatModel.builder()
                    .httpClientBuilder(Clients.http())
                    .baseUrl(models.base(base))
                    .apiKey(Worlds.KEY)
                    .modelName(base.startsWith("xai") ? "grok-3" : "llama3.2")
                    .maxRetries(0)
                    .build();
            assertThat(model.chat("Hi")).isEqualTo("Hello! How can I help you?");
            models.world().faults().next(Fault.RATE_LIMIT, 1);
            assertThatThrownBy(() -> model.chat("Hi")).isInstanceOf(RateLimitException.class);
        }
        var unknown = builder().modelName("gpt-9").build();
        assertThatThrownBy(() -> unknown.chat("Hi")).isInstanceOf(ModelNotFoundException.class);
    }
}
