package io.insaka.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
    private record Named(String name) implements TerminalCommand {
        @Override
        public int run(Terminal terminal, DatabaseVisit visit) {
            return DONE;
        }
    }

    private static OptionalInt run(String... arguments) {
        return Terminal.run(List.of(new Named("greet")), arguments);
    }

    @Test
    void startsTheProductWhenNoCommandIsNamed() {
        assertThat(run()).isEmpty();
        assertThat(run("--server.port=1")).isEmpty();
        assertThat(run("--server.port=1", "greet")).isEmpty();
        assertThat(run("greetings")).isEmpty();
    }

    @Test
    void saysThatItCannotWhereThereIsNoDatabase(@TempDir Path empty) {
        Path nowhere = empty.resolve("nowhere");
        assertThat(run("greet", "--insaka.data-dir=" + nowhere, "--insaka.database-url="))
                .hasValue(TerminalCommand.UNABLE);
        assertThat(nowhere).as("looking makes nothing").doesNotExist();
    }
}
