package io.insaka.llm.providers;

import dev.langchain4j.data.audio.Audio;
import dev.langchain4j.model.audio.AudioTranscriptionRequest;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiAudioTranscriptionModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.insaka.llm.Account;
import io.insaka.llm.Ask;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Heard.Tokens;
import io.insaka.llm.Kind;
import io.insaka.llm.Models;
import io.insaka.llm.Provider;
import io.insaka.llm.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** OpenAI, and whoever speaks like it. */
final class OpenAiProvider implements Provider {
    /** They think before they speak, and let nobody set how freely. */
    private static final Pattern REASONING = Pattern.compile("(o\\d|gpt-[5-9]).*");

    /** By what a file's name ends with the server knows what is in it. */
    private static final Map<String, String> SOUNDS = Map.ofEntries(
            Map.entry("audio/ogg", "audio/ogg"),
            Map.entry("audio/opus", "audio/ogg"),
            Map.entry("application/ogg", "audio/ogg"),
            Map.entry("audio/mpeg", "audio/mpeg"),
            Map.entry("audio/mp3", "audio/mpeg"),
            Map.entry("audio/mp4", "audio/mp4"),
            Map.entry("video/mp4", "video/mp4"),
            Map.entry("audio/aac", "audio/m4a"),
            Map.entry("audio/m4a", "audio/m4a"),
            Map.entry("audio/x-m4a", "audio/m4a"),
            Map.entry("audio/wav", "audio/wav"),
            Map.entry("audio/wave", "audio/wav"),
            Map.entry("audio/x-wav", "audio/wav"),
            Map.entry("audio/webm", "audio/webm"),
            Map.entry("video/webm", "video/webm"),
            Map.entry("audio/flac", "audio/flac"));

    private final Kind kind;
    private final ModelHttp http;
    private final KeptModels models = new KeptModels(OpenAiProvider::model);

    OpenAiProvider(Kind kind, ModelHttp http) {
        this.kind = kind;
        this.http = http;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Heard chat(Account account, Ask ask, Duration within) {
        return Attempt.of(
                http, within, wire -> Conversation.with(models.of(account), ask, false, parameters(account, ask)));
    }

    private static ChatModel model(Account account) {
        return OpenAiChatModel.builder()
                .httpClientBuilder(Relay.HERE)
                .baseUrl(account.baseUrl().toString())
                .apiKey(account.key())
                .modelName(account.model())
                .strictJsonSchema(true)
                .maxRetries(0)
                .build();
    }

    private OpenAiChatRequestParameters parameters(Account account, Ask ask) {
        var parameters = OpenAiChatRequestParameters.builder()
                .modelName(account.model())
                .temperature(temperature(account, ask))
                .responseFormat(Conversation.shape(ask));
        if (!ask.tools().isEmpty()) {
            parameters.toolSpecifications(Conversation.tools(ask));
        }
        return kind == Kind.COMPATIBLE
                ? parameters.maxOutputTokens(ask.mostTokens()).build()
                : parameters.maxCompletionTokens(ask.mostTokens()).build();
    }

    private @Nullable Double temperature(Account account, Ask ask) {
        boolean refuses = kind == Kind.OPENAI
                && REASONING.matcher(account.model().toLowerCase(Locale.ROOT)).matches();
        return refuses ? null : ask.temperature();
    }

    @Override
    public Heard embed(Account account, List<String> texts, Duration within) {
        String wanted = account.modelFor(Models.Ability.EMBEDDING);
        if (wanted == null) {
            return new Heard.Failed(Failure.UNABLE, "");
        }
        return Attempt.of(http, within, wire -> {
            var model = OpenAiEmbeddingModel.builder()
                    .httpClientBuilder(wire)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.key())
                    .modelName(wanted)
                    .encodingFormat("float")
                    .maxRetries(0)
                    .build();
            return Embedding.heard(model, texts);
        });
    }

    @Override
    public Heard transcribe(Account account, Recording recording, Duration within) {
        String wanted = account.modelFor(Models.Ability.TRANSCRIPTION);
        if (wanted == null) {
            return new Heard.Failed(Failure.UNABLE, "");
        }
        return Attempt.of(http, within, wire -> {
            var model = OpenAiAudioTranscriptionModel.builder()
                    .httpClientProvider(wire)
                    .baseUrl(account.baseUrl().toString())
                    .apiKey(account.key())
                    .modelName(wanted)
                    .maxRetries(0)
                    .build();
            String text = model.transcribe(AudioTranscriptionRequest.builder(Audio.builder()
                                    .binaryData(recording.bytes())
                                    .mimeType(sound(recording.type()))
                                    .build())
                            .build())
                    .text();
            return text == null
                    ? new Heard.Failed(Failure.MALFORMED, "")
                    : new Heard.Words(text.strip(), List.of(), Tokens.NONE);
        });
    }

    /** Voice notes are Opus in Ogg nearly everywhere. */
    private static String sound(String type) {
        String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return SOUNDS.getOrDefault(bare, "audio/ogg");
    }
}
