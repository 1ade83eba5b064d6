package io.insaka.sandbox.llm.openai;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Multipart;
import io.insaka.sandbox.llm.play.Ask;
import io.insaka.sandbox.llm.play.Ask.Purpose;
import io.insaka.sandbox.llm.play.Fault;
import io.insaka.sandbox.llm.play.Json;
import io.insaka.sandbox.llm.play.Reaction;
import io.insaka.sandbox.llm.play.Sounds;
import io.insaka.sandbox.llm.play.Voice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Speech as text; what it says, unless somebody wrote a script, tells {@link Sounds}. */
final class Transcription implements Voice {
    private static final Set<String> FORMATS =
            Set.of("flac", "m4a", "mp3", "mp4", "mpeg", "mpga", "oga", "ogg", "wav", "webm");
    private static final int LARGEST = 26_214_400;

    private final Flavour flavour;
    private final KnownModel model;
    private final Multipart.Part file;
    private final String format;

    Transcription(Flavour flavour, KnownModel model, Multipart form) {
        this.flavour = flavour;
        this.model = model;
        this.file = form.part("file").orElseThrow(() -> new Refused(OpenAiError.missing("file")));
        this.format = form.part("response_format").map(Multipart.Part::text).orElse("json");
        check();
    }

    private void check() {
        String name = file.fileName().toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            throw new Refused(OpenAiError.invalid(
                    "Unrecognized file format. Supported formats: ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga',"
                            + " 'ogg', 'wav', 'webm']",
                    "",
                    ""));
        }
        if (file.bytes().length > LARGEST) {
            throw new Refused(OpenAiError.of(
                    413,
                    "413: Maximum content size limit (26214400) exceeded (" + file.bytes().length + " bytes read)",
                    "server_error",
                    "",
                    ""));
        }
        if (file.bytes().length == 0) {
            throw new Refused(OpenAiError.invalid(
                    "Audio file is too short. Minimum audio length is 0.1 seconds.", "file", "audio_too_short"));
        }
        boolean whisper = !model.name().startsWith("gpt");
        List<String> formats =
                whisper ? List.of("json", "text", "srt", "verbose_json", "vtt") : List.of("json", "text");
        if (!formats.contains(format)) {
            throw new Refused(OpenAiError.invalid(
                    "response_format '" + format + "' is not compatible with model '" + model.name()
                            + "'. Use 'json' or 'text' instead.",
                    "response_format",
                    "unsupported_value"));
        }
    }

    Ask ask() {
        return Ask.plain(
                Purpose.TRANSCRIPTION,
                flavour.provider(),
                model.name(),
                List.of(Sounds.words(file.bytes(), file.fileName())));
    }

    /** What was asked, the same for the same file. */
    String content() {
        return model.name() + format + file.fileName() + new String(file.bytes(), StandardCharsets.ISO_8859_1);
    }

    @Override
    public Answer says(Reaction reaction, Usage usage) {
        String text =
                switch (reaction) {
                    case Reaction.Say(String said) -> said;
                    case Reaction.Use use -> "";
                    case Reaction.Refuse refuse -> "";
                    case Reaction.Blocked blocked -> "";
                    case Reaction.Nothing nothing -> "";
                };
        if (format.equals("text")) {
            return new Answer.Reply(
                    200, "text/plain; charset=utf-8", Map.of(), (text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode body = Json.object().put("text", text);
        if (model.name().startsWith("gpt")) {
            body.putObject("usage")
                    .put("type", "tokens")
                    .put("input_tokens", usage.input())
                    .put("output_tokens", usage.output())
                    .put("total_tokens", usage.total());
        } else {
            body.putObject("usage").put("type", "duration").put("seconds", 1 + file.bytes().length / 4_000);
        }
        return Answer.json(200, Json.text(body));
    }

    @Override
    public Answer fails(Fault fault) {
        return flavour.answer(Failures.of(flavour, fault, model.name()), "req_transcription");
    }
}
