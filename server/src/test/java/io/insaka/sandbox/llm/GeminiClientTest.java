package io.insaka.sandbox.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AudioContent;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiEmbeddingModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Worlds;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** LangChain4j talks with the simulated Gemini. */
class GeminiClientTest {
    private final ModelServer models = new ModelServer();

    @AfterEach
    void close() {
        models.close();
    }

    private GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder builder() {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(Clients.http())
                .baseUrl(models.base("gemini/v1beta"))
                .apiKey(Worlds.KEY)
                .modelName("gemini-2.5-flash")
                .maxRetries(0);
    }

    @Test
    void talks() {
        models.world().script().next(Reaction.say("We open at 8."));
        ChatResponse response =
                builder().build().chat(SystemMessage.from("Be short."), UserMessage.from("When do you open?"));
        assertThat(response.aiMessage().text()).isEqualTo("We open at 8.");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(4);
    }

    @Test
    void callsToolsAndReadsTheirResults() {
        Clients.callsToolsAndReadsTheirResults(models, builder().build());
        Clients.callsTheToolItMust(models, builder().build());
    }

    @Test
    void fillsTheSchemaItIsGiven() {
        Clients.fillsTheSchemaItIsGiven(builder().build());
    }

    @Test
    void seesThatThereIsAPictureAndHearsARecording() {
        String png = Base64.getEncoder().encodeToString(HexPictures.png(640, 480));
        var picture = UserMessage.from(TextContent.from("What is this?"), ImageContent.from(png, "image/png"));
        assertThat(builder().build().chat(picture).aiMessage().text()).contains("640 × 480");
        String ogg = Base64.getEncoder().encodeToString("Where is my order?".getBytes(StandardCharsets.UTF_8));
        var sound = UserMessage.from(TextContent.from("Write down what is said."), AudioContent.from(ogg, "audio/ogg"));
        assertThat(builder().build().chat(sound).aiMessage().text()).isEqualTo("Where is my order?");
    }

    @Test
    void streams() throws Exception {
        var model = GoogleAiGeminiStreamingChatModel.builder()
                .httpClientBuilder(Clients.http())
                .baseUrl(models.base("gemini/v1beta"))
                .apiKey(Worlds.KEY)
                .modelName("gemini-2.5-flash")
                .build();
        models.world().script().next(Reaction.say("We open at 8 and close at 17, every day but Sunday."));
        assertThat(Clients.stream(model, "When?").get().aiMessage().text())
                .isEqualTo("We open at 8 and close at 17, every day but Sunday.");
        Clients.streamsToolCalls(models, model);
    }

    @Test
    void failsAsItIsTold() {
        ChatModel model = builder().build();
        Clients.expect(models, model, Fault.RATE_LIMIT, RateLimitException.class);
        Clients.expect(models, model, Fault.QUOTA, RateLimitException.class);
        Clients.expect(models, model, Fault.BAD_KEY, InvalidRequestException.class);
        Clients.expect(models, model, Fault.SERVER_ERROR, InternalServerException.class);
        // The client stumbles over an answer without candidates: a null where it expects a list.
        Clients.expect(models, model, Fault.BLOCKED, NullPointerException.class);
        Clients.expect(models, model, Fault.MALFORMED_JSON, RuntimeException.class);
        var unknown = builder().modelName("gemini-9").build();
        assertThatThrownBy(() -> unknown.chat("Hi")).isInstanceOf(ModelNotFoundException.class);
    }

    @Test
    void aRefusalIsAnEmptyAnswerThatWasFiltered() {
        models.world().faults().next(Fault.REFUSAL, 1);
        ChatResponse refused = builder().build().chat(UserMessage.from("Hi"));
        assertThat(refused.aiMessage().text()).isNull();
        assertThat(refused.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    void embedsAndCutsShortWhatIsAskedFor() {
        var model = GoogleAiEmbeddingModel.builder()
                .httpClientBuilder(Clients.http())
                .baseUrl(models.base("gemini/v1beta"))
                .apiKey(Worlds.KEY)
                .modelName("gemini-embedding-001")
                .outputDimensionality(768)
                .maxRetries(0)
                .build();
        var vectors = model.embedAll(List.of(TextSegment.from("A blood test"), TextSegment.from("Bicycles")))
                .content();
        assertThat(vectors).hasSize(2);
        float[] vector = vectors.getFirst().vector();
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        assertThat(vector).hasSize(768);
        assertThat(Math.sqrt(square)).isBetween(0.6, 0.8);
    }
}
