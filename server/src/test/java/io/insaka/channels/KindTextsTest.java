package io.insaka.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.testing.ProductTest;
import io.insaka.testing.TestingChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What adapters say in English of the form that connects an account is said in the console's other languages, too. */
@ProductTest
class KindTextsTest {
    private static final Path FRENCH = Path.of("..", "ui", "src", "texts", "fr", "kinds.ts");
    private static final Pattern KEY = Pattern.compile("^ {2}'([\\w.]+)':", Pattern.MULTILINE);

    @Autowired
    Channels channels;

    @Test
    void saysInFrenchWhatAnAdapterSaysInEnglish() throws IOException {
        Set<String> said = KEY.matcher(Files.readString(FRENCH))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> asked = new ArrayList<>();
        channels.kinds().forEach((kind, described) -> {
            if (!kind.equals(TestingChannel.KIND)) {
                keys(described).forEach(key -> asked.add(kind + "." + key));
            }
        });
        assertThat(said).as("texts for each of").containsAll(asked);
        // A provider's own name needs no other.
        assertThat(said.stream().filter(key -> !key.endsWith(".label") || key.split("\\.").length > 2))
                .as("no text that nobody asks for")
                .allMatch(asked::contains);
    }

    private static List<String> keys(KindDescription described) {
        List<String> keys = new ArrayList<>(List.of("about"));
        for (int step = 1; step <= described.before().size(); step++) {
            keys.add("before." + step);
        }
        for (int step = 1; step <= described.after().size(); step++) {
            keys.add("after." + step);
        }
        for (SettingField field : described.fields()) {
            keys.add(field.name() + ".label");
            keys.add(field.name() + ".help");
            if (field.where() != null) {
                keys.add(field.name() + ".where");
            }
        }
        return keys;
    }
}
