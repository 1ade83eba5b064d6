package io.insaka.channels.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Meta writes it, bounded in depth and size, and written back without loss. */
public final class GraphJson {
    /** Meta's deepest body (a flow's or a template's) has about a dozen levels. */
    private static final int DEEPEST = 60;

    private static final int LONGEST_DOCUMENT = 16 << 20;

    /** Escaped as Meta does it, which also lets half a surrogate pair through unharmed. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxDocumentLength(LONGEST_DOCUMENT)
                            .maxStringLength(LONGEST_DOCUMENT)
                            .maxNumberLength(100)
                            .maxNameLength(2_000)
                            .build())
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final JsonMapper CANONICAL =
            MAPPER.rebuild().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private GraphJson() {}

    /** @throws JacksonException when it is not JSON, or too deep or large to be Meta's */
    public static JsonNode parse(byte[] body) {
        return MAPPER.readTree(body);
    }

    /** Null when it is not a JSON object. */
    public static @Nullable ObjectNode parseObject(byte[] body) {
        try {
            return parse(body) instanceof ObjectNode object ? object : null;
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    public static String text(JsonNode node) {
        return new String(bytes(node), StandardCharsets.US_ASCII);
    }

    /** Equal for equal JSON, whatever the order of its properties. */
    public static String hash(JsonNode node) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(CANONICAL.writeValueAsBytes(node));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
