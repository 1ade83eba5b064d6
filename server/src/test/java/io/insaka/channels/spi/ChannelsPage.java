package io.insaka.channels.spi;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.SimulatorServer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the channels can do, as they say themselves and as their contract tests prove, for {@code docs/channels.md}. */
final class ChannelsPage {
    static final String RECORDED = "recorded webhooks, at least";

    private static final String HEAD = """
            # What each channel can do

            Written by `ChannelsPageTest` from the adapters, from what their contract tests claim and prove against a simulator of
            the provider, and from the recorded webhooks. It fails when this page is not true any more; this writes it anew:

                ./mvnw -q test -DskipUi -pl server -Dtest=ChannelsPageTest -Dinsaka.rewrite=true

            """;

    private ChannelsPage() {}

    /** One kind of channel, while its provider is played. */
    record Played(ChannelContract contract, Channel channel, ChannelSettings settings) {
        String label() {
            return channel.describe().label();
        }

        Capabilities can() {
            return channel.capabilities();
        }
    }

    private record Row(String name, Function<Played, String> cell) {}

    private static final List<Row> OUT = List.of(
            new Row("longest text", played -> text(played.can())),
            new Row("files", played -> yes(played.contract().sendsMedia())),
            new Row("longest caption", played -> String.valueOf(played.can().maxCaption())),
            new Row("places", played -> yes(played.contract().sendsLocations())),
            new Row("contact cards", played -> yes(played.contract().sendsContacts())),
            new Row("buttons", played -> several(played.can().maxButtons())),
            new Row("rows of a list", played -> several(played.can().maxListRows())),
            new Row("approved templates", played -> yes(played.can().templates())),
            new Row("reactions", played -> yes(played.contract().reacts())),
            new Row("edits of what was said", played -> "no"),
            new Row(
                    "typing is shown",
                    played -> yes(marks(played, true) || !played.contract().hasProvider())),
            new Row("what was read is shown", played -> yes(marks(played, false))),
            new Row("answers to a message", played -> yes(played.contract().answersMessages())),
            new Row("window for the bot", played -> window(played.can().replyWindow())),
            new Row("window for people", played -> window(played.can().teammateWindow())),
            new Row("most in a second", played -> String.valueOf(played.can().perSecond())));

    private static final List<Row> AFTERWARDS = List.of(
            new Row("*delivered* and *read*", played -> yes(played.can().receipts())),
            new Row("our reference comes back", played -> yes(played.can().correlation())),
            new Row("can be asked what it took", played -> yes(recalls(played))),
            new Row(
                    "is told who has the conversation",
                    played -> yes(played.channel().mirrors())),
            new Row("counted in short messages", played -> yes(played.channel().segmented(played.settings()))));

    private static final List<Row> IN = List.of(
            new Row("customers' files", played -> yes(played.contract().takesFiles())),
            new Row("customers' edits", played -> reads(played, "Edited")),
            new Row("customers' deletions", played -> reads(played, "Revoked")),
            new Row("customers' reactions", played -> reads(played, "Reacted")),
            new Row(
                    "webhooks prove themselves by",
                    played -> !played.contract().hasProvider()
                            ? "the visitor's token"
                            : played.contract().provesByAddress()
                                    ? "the address"
                                    : played.contract().signsBodies() ? "a signature" : "a word in the header"),
            new Row("answers carry the thread", played -> yes(played.channel().threads())));

    static String of(List<Class<? extends ChannelContract>> contracts) throws ReflectiveOperationException {
        Map<String, Map<String, String>> columns = new TreeMap<>(Comparator.comparing(String::toLowerCase));
        for (var type : contracts) {
            Constructor<? extends ChannelContract> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            ChannelContract contract = constructor.newInstance();
            try {
                var played = new Played(
                        contract, contract.channel(), contract.provider().settings());
                columns.put(played.label(), column(played, type));
            } finally {
                close(contract, type);
            }
        }
        return HEAD
                + table("What goes out", names(OUT), columns)
                + table("What becomes of it", names(AFTERWARDS), columns)
                + table("What comes in", names(IN), columns)
                + table("What is tried", List.of("promises of the contract", RECORDED), columns);
    }

    private static List<String> names(List<Row> rows) {
        return rows.stream().map(Row::name).toList();
    }

    private static Map<String, String> column(Played played, Class<? extends ChannelContract> type) {
        Map<String, String> column = new TreeMap<>();
        List.of(OUT, AFTERWARDS, IN)
                .forEach(rows ->
                        rows.forEach(row -> column.put(row.name(), row.cell().apply(played))));
        long promises = Arrays.stream(ChannelContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .count();
        column.put("promises of the contract", promises + " of " + promises);
        column.put(RECORDED, atLeast(RecordedCases.count(played.channel().kind())));
        return column;
    }

    /** In round numbers, so that one more case changes no page. */
    private static String atLeast(int cases) {
        return cases < 10 ? "–" : String.valueOf(cases < 40 ? cases / 10 * 10 : cases / 20 * 20);
    }

    private static String table(String title, List<String> rows, Map<String, Map<String, String>> columns) {
        String head =
                "| | " + String.join(" | ", columns.keySet()) + " |\n|---|" + "---|".repeat(columns.size()) + "\n";
        String body = rows.stream()
                .map(row -> columns.values().stream()
                        .map(column -> column.get(row))
                        .collect(Collectors.joining(" | ", "| " + row + " | ", " |\n")))
                .collect(Collectors.joining());
        return "## " + title + "\n\n" + head + body + "\n";
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }

    private static String several(int most) {
        return most == 0 ? "numbered" : String.valueOf(most);
    }

    private static String window(@Nullable Duration window) {
        return window == null ? "always" : window.toHours() + " h";
    }

    private static String text(Capabilities can) {
        return switch (can.textUnit()) {
            case CHARACTERS -> String.valueOf(can.maxText());
            case BYTES -> can.maxText() + " bytes";
            case SEGMENTS -> can.maxText() + " short messages";
        };
    }

    private static String reads(Played played, String what) {
        return yes(RecordedCases.reads(played.channel().kind(), what));
    }

    /** Whether a mark leads to a call: of a server that takes every one. */
    private static boolean marks(Played played, boolean typing) {
        var provider = played.contract().provider();
        var calls = new AtomicInteger();
        try (var server = SimulatorServer.start(0, "/marks", request -> {
            calls.incrementAndGet();
            return Answer.json(200, "{\"ok\":true,\"result\":true,\"success\":true}");
        })) {
            var values = new HashMap<>(provider.unreachable().values());
            values.computeIfPresent(
                    "baseUrl", (name, nobody) -> server.address().toString());
            String here = "localhost:" + server.address().getPort() + "/";
            List<Address> to = provider.customer().stream()
                    .map(one -> new Address(
                            one.kind(), one.value().replace("localhost:1/", here), one.identifying(), one.proven()))
                    .toList();
            played.channel().mark(new ChannelSettings(values), new Mark("theirs", to, typing));
        }
        return calls.get() > 0;
    }

    private static boolean recalls(Played played) {
        var never = new Outgoing(
                "never-said", played.contract().provider().customer(), new Content.Text("never said"), null, null);
        Recall told = played.channel().recall(played.settings(), never, Instant.EPOCH);
        return !(told instanceof Recall.Silent || told instanceof Recall.Unknowable);
    }

    private static void close(ChannelContract contract, Class<?> type) throws ReflectiveOperationException {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(AfterEach.class)) {
                method.setAccessible(true);
                method.invoke(contract);
            }
        }
    }
}
