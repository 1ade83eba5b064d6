package io.insaka.bridge.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ways to find the parts of the page, in the order in which they are tried: by data attributes, by roles, by
 * structure. A file of one's own goes before all of them, so that a new markup needs no new release.
 */
public record Strategies(List<Map<String, String>> inOrder) {
    private static final JsonMapper json = JsonMapper.builder().build();

    /** @param own a file in the form of {@code selectors.json}; null for none */
    public static Strategies read(@Nullable Path own) throws IOException {
        var all = new ArrayList<Map<String, String>>();
        if (own != null) {
            try (InputStream file = Files.newInputStream(own)) {
                all.addAll(parse(file));
            }
        }
        try (InputStream ours = Strategies.class.getResourceAsStream("selectors.json")) {
            all.addAll(parse(Objects.requireNonNull(ours)));
        }
        return new Strategies(List.copyOf(all));
    }

    private static List<Map<String, String>> parse(InputStream file) {
        return json.readValue(file, new TypeReference<List<Map<String, String>>>() {});
    }

    String json() {
        return json.writeValueAsString(inOrder);
    }
}
