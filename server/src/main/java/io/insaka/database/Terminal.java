package io.insaka.database;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;

/**
 * Where a {@link TerminalCommand} was asked for: what stood behind its name, the settings the product has, too, and where
 * its answer goes.
 */
public record Terminal(
        ApplicationArguments arguments, Environment environment, DatabaseSettings database, PrintStream out) {
    /** Where the data is, and nothing else of the product. */
    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Settings {}

    /** The words behind the command's name that are no options. */
    public List<String> words() {
        return arguments.getNonOptionArgs().stream().skip(1).toList();
    }

    /** The value of {@code --name=value}. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(arguments.getOptionValues(name)).stream()
                .flatMap(List::stream)
                .reduce((before, last) -> last);
    }

    public void say(String line) {
        out.println(line);
    }

    /**
     * Runs the command that the first argument names, whether the product is running or not.
     *
     * @return what the process ends with; empty when no command was asked for
     */
    public static OptionalInt run(List<? extends TerminalCommand> commands, String... arguments) {
        return commands.stream()
                .filter(command -> arguments.length > 0 && arguments[0].equals(command.name()))
                .mapToInt(command -> run(command, arguments))
                .findFirst();
    }

    /** What the product says of itself in its log is not for the terminal. */
    private static String[] quietly(String... arguments) {
        return Stream.concat(Stream.of(arguments), Stream.of("--logging.level.io.insaka=warn"))
                .toArray(String[]::new);
    }

    private static int run(TerminalCommand command, String... arguments) {
        var application = new SpringApplicationBuilder(Settings.class).web(WebApplicationType.NONE);
        try (var context = application.run(quietly(arguments));
                var visit = DatabaseVisit.open(context.getBean(DatabaseSettings.class))) {
            var terminal = new Terminal(
                    new DefaultApplicationArguments(arguments),
                    context.getEnvironment(),
                    context.getBean(DatabaseSettings.class),
                    System.out);
            return command.run(terminal, visit);
        } catch (RuntimeException failure) {
            System.err.println("insaka " + command.name() + ": " + failure.getMessage());
            return TerminalCommand.UNABLE;
        }
    }
}
