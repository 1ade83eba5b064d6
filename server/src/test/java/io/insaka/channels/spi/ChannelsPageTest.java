package io.insaka.channels.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/channels.md} true. */
class ChannelsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "channels.md");
    private static final Path TESTS = Path.of("src", "test", "java");

    @Test
    void saysOfEachChannelWhatItsContractProves() throws Exception {
        List<Class<? extends ChannelContract>> contracts = contracts();
        assertThat(contracts).as("a contract test for each kind of channel").hasSizeGreaterThanOrEqualTo(10);
        String page = ChannelsPage.of(contracts);
        if (Boolean.getBoolean("insaka.rewrite")) {
            Files.writeString(PAGE, page);
        }
        String written = Files.readString(PAGE);
        assertThat(withoutRecorded(written))
                .as("docs/channels.md; its first lines say how to write it anew")
                .isEqualTo(withoutRecorded(page));
        List<Integer> claimed = recorded(written);
        List<Integer> there = recorded(page);
        assertThat(claimed).hasSameSizeAs(there);
        for (int n = 0; n < claimed.size(); n++) {
            assertThat(claimed.get(n)).as("recorded webhooks").isLessThanOrEqualTo(there.get(n));
        }
    }

    /** More cases than the page says make it no less true. */
    private static String withoutRecorded(String page) {
        return page.lines()
                .filter(line -> !line.startsWith(ChannelsPage.RECORDED, 2))
                .collect(Collectors.joining("\n"));
    }

    private static List<Integer> recorded(String page) {
        return page.lines()
                .filter(line -> line.startsWith(ChannelsPage.RECORDED, 2))
                .flatMap(line -> Stream.of(line.split("\\|")).skip(2))
                .map(String::strip)
                .map(cell -> cell.matches("[0-9]+") ? Integer.parseInt(cell) : 0)
                .toList();
    }

    private static List<Class<? extends ChannelContract>> contracts() throws IOException, ClassNotFoundException {
        List<Class<? extends ChannelContract>> contracts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(TESTS.resolve(Path.of("io", "insaka", "channels")))) {
            for (Path file : files.filter(file -> file.toString().endsWith("ChannelTest.java"))
                    .sorted()
                    .toList()) {
                String name = TESTS.relativize(file).toString().replaceAll("[/\\\\]", ".");
                contracts.add(Class.forName(name.substring(0, name.length() - ".java".length()))
                        .asSubclass(ChannelContract.class));
            }
        }
        return contracts;
    }
}
