package io.insaka.llm.accounts;

import io.insaka.llm.Kind;
import io.insaka.platform.Problem.FieldProblem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model as somebody entered it, checked.
 *
 * @param key null: as it was; empty: none
 */
public record Draft(
        Kind kind,
        String name,
        URI baseUrl,
        @Nullable String key,
        String model,
        @Nullable String embeddingModel,
        @Nullable String transcriptionModel,
        @Nullable Long inputPrice,
        @Nullable Long outputPrice) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_URL = 500;
    private static final int LONGEST_KEY = 500;
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal DEAREST = BigDecimal.valueOf(10_000);
    /** It may become part of a path. */
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,199}");

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]*");

    /** As it came over the wire: nothing is certain. */
    public record Entered(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String baseUrl,
            @Nullable String apiKey,
            @Nullable String model,
            @Nullable String embeddingModel,
            @Nullable String transcriptionModel,
            @Nullable BigDecimal inputPrice,
            @Nullable BigDecimal outputPrice) {
        /** Without the key. */
        @Override
        public String toString() {
            return "Entered[" + kind + "]";
        }
    }

    /** @throws ModelProblem when something cannot work */
    public static Draft of(Entered entered) {
        List<FieldProblem> wrong = new ArrayList<>();
        Kind kind = Kind.find(entered.kind()).orElse(null);
        if (kind == null) {
            wrong.add(new FieldProblem("kind", "is not a kind of provider"));
        }
        String name = text(entered.name());
        if (name == null || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            wrong.add(new FieldProblem("name", "1 to " + LONGEST_NAME + " characters"));
        }
        String wanted = text(entered.baseUrl());
        URI baseUrl = url(wanted == null && kind != null ? kind.home() : wanted);
        if (baseUrl == null) {
            wrong.add(new FieldProblem("baseUrl", "an address such as http://localhost:1234/v1"));
        }
        String key = entered.apiKey() == null ? null : entered.apiKey().strip();
        if (key != null && (key.length() > LONGEST_KEY || !KEY.matcher(key).matches())) {
            wrong.add(new FieldProblem("apiKey", "does not look like a key"));
        }
        String model = model(kind, entered.model(), "model", wrong);
        if (model == null && wrong.stream().noneMatch(problem -> problem.field().equals("model"))) {
            wrong.add(new FieldProblem("model", "is missing"));
        }
        String embedding = model(kind, entered.embeddingModel(), "embeddingModel", wrong);
        String transcription = model(kind, entered.transcriptionModel(), "transcriptionModel", wrong);
        Long input = price(entered.inputPrice(), "inputPrice", wrong);
        Long output = price(entered.outputPrice(), "outputPrice", wrong);
        if (!wrong.isEmpty() || kind == null || name == null || baseUrl == null || model == null) {
            throw ModelProblem.invalid(wrong);
        }
        return new Draft(kind, name, baseUrl, key, model, embedding, transcription, input, output);
    }

    private static @Nullable String text(@Nullable String entered) {
        return entered == null || entered.isBlank() ? null : entered.strip();
    }

    private static @Nullable String model(
            @Nullable Kind kind, @Nullable String entered, String field, List<FieldProblem> wrong) {
        String name = text(entered);
        if (name != null && kind == Kind.GEMINI) {
            name = name.replaceFirst("^models/", "");
        }
        if (name != null
                && (!MODEL.matcher(name).matches()
                        || name.contains("..")
                        || kind == Kind.GEMINI && name.contains("/"))) {
            wrong.add(new FieldProblem(field, "does not look like the name of a model"));
            return null;
        }
        return name;
    }

    private static @Nullable URI url(@Nullable String text) {
        if (text == null || text.length() > LONGEST_URL) {
            return null;
        }
        try {
            URI url = new URI(text.replaceFirst("/+$", ""));
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            boolean plain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            return web && plain && url.getHost() != null ? url : null;
        } catch (URISyntaxException garbled) {
            return null;
        }
    }

    private static @Nullable Long price(@Nullable BigDecimal dollars, String field, List<FieldProblem> wrong) {
        if (dollars == null) {
            return null;
        }
        if (dollars.signum() < 0 || dollars.compareTo(DEAREST) > 0) {
            wrong.add(new FieldProblem(field, "dollars for a million tokens"));
            return null;
        }
        return dollars.multiply(MICRO).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Draft[" + kind + " " + model + "]";
    }
}
