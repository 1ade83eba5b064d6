package io.insaka.demo;

import io.insaka.brain.handover.HandOvers;
import io.insaka.channels.spi.Content;
import io.insaka.conversations.Author;
import io.insaka.conversations.Holder;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Message;
import io.insaka.conversations.Messages;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.OpenThreads;
import io.insaka.conversations.Priority;
import io.insaka.conversations.Teams;
import io.insaka.conversations.Threads;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.Activities;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.desk.satisfaction.PastSurveys;
import io.insaka.kernel.AsOf;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.Ids;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells a round of a conversation, line by line, each at its time. Joins the tenant's open transaction. */
@Component
class Teller {
    /** The middle of Nairobi. */
    private static final double LATITUDE = -1.2864;

    private static final double LONGITUDE = 36.8172;

    private final Threads threads;
    private final Messages messages;
    private final Sorting sorting;
    private final DemoFiles files;
    private final TenantTransactions transactions;
    private final Ids ids;

    /** What is done to a conversation beside writing in it. */
    @Component
    record Sorting(
            Labels labels,
            Teams teams,
            Activities activities,
            HandOvers handOvers,
            PastSurveys surveys,
            Chores chores) {}

    Teller(
            Threads threads,
            Messages messages,
            Sorting sorting,
            DemoFiles files,
            TenantTransactions transactions,
            Ids ids) {
        this.threads = threads;
        this.messages = messages;
        this.sorting = sorting;
        this.files = files;
        this.transactions = transactions;
        this.ids = ids;
    }

    /** Where a round is told, and with what. */
    record Scene(
            TenantId tenant,
            TeammateId teammate,
            Threads.Key key,
            Map<String, UUID> labels,
            Map<String, UUID> teams,
            Instant until) {}

    /** How it is left. */
    enum Ending {
        /** As it is written. */
        WRITTEN,
        RESOLVED,
        /** A person is wanted, and has not come yet. */
        WAITING,
        SNOOZED
    }

    /** @return when it was over */
    Instant tell(Scene scene, Script script, Ending ending, Instant start, Random random) {
        var round = new Round(scene, script, random, start);
        List<Script.Line> lines = script.lines();
        for (int place = 0; place < lines.size(); place++) {
            Script.Line line = lines.get(place);
            boolean waits = ending == Ending.WAITING && line.what().equals("take");
            boolean stays = ending == Ending.SNOOZED && line.what().equals("end");
            if (waits || stays) {
                break;
            }
            round.line(line);
        }
        switch (ending) {
            case WRITTEN, WAITING -> {}
            case RESOLVED -> round.endUnlessOver();
            case SNOOZED -> round.snooze();
        }
        return round.at;
    }

    private final class Round {
        private final Scene scene;
        private final Script script;
        private final Random random;
        private Instant at;
        private boolean over;
        private boolean held;
        private @Nullable MessageId heard;
        private @Nullable MessageId said;
        private String words = "";
        private List<String> options = List.of();
        private ConversationId conversation = new ConversationId(new UUID(0, 0));

        Round(Scene scene, Script script, Random random, Instant start) {
            this.scene = scene;
            this.script = script;
            this.random = random;
            this.at = start;
        }

        void line(Script.Line line) {
            switch (line.what()) {
                case "<" -> hear(new Content.Text(line.words()), null);
                case "<img" ->
                    hear(files.picture(scene.tenant(), scene.key().channel(), script.topic(), line.words()), null);
                case "<voice" -> hear(files.voice(scene.tenant(), scene.key().channel()), line.words());
                case "<loc" -> hear(new Content.Location(LATITUDE, LONGITUDE, line.words(), null, null), null);
                case "<odd" -> hear(new Content.Unsupported("unknown", line.words()), null);
                case "^" -> {
                    int option = options.indexOf(line.words());
                    hear(new Content.Chosen("button", "demo-" + option, line.words(), null), null);
                }
                case ">" -> say(Author.BOT, new Content.Text(line.words()), null);
                case "?" -> ask(line.parts());
                case "=" -> say(teammate(), new Content.Text(line.words()), null);
                case "=re" -> say(teammate(), new Content.Text(line.words()), heard);
                case "#" -> act(30, 90, thread -> thread.note(teammate(), new Content.Text(line.words())));
                case "+" -> react(line.words());
                case "hand" -> handOver(line.words().split(" ", 2));
                case "take" -> take();
                case "end" -> end();
                case "rate" -> rate(line.words());
                default -> throw new IllegalStateException("no line of a demo begins with " + line.what());
            }
        }

        private Author.Teammate teammate() {
            return new Author.Teammate(scene.teammate().value());
        }

        private void hear(Content content, @Nullable String perceived) {
            var id = new MessageId(ids.next());
            act(20, 150, thread -> {
                thread.hear(id, Message.Body.of(content), new OpenThread.Names(null, List.of()), null);
                return id;
            });
            if (perceived != null) {
                transactions.run(
                        scene.tenant(),
                        () -> messages.find(scene.tenant(), id)
                                .ifPresent(message -> messages.perceived(scene.tenant(), message, perceived)));
            }
            heard = id;
            words = perceived == null ? content.words() : perceived;
        }

        private void ask(List<String> parts) {
            options = parts.subList(1, parts.size());
            say(
                    Author.BOT,
                    new Content.Choices(
                            parts.getFirst(),
                            null,
                            IntStream.range(0, options.size())
                                    .mapToObj(n -> new Content.Option("demo-" + n, options.get(n), null))
                                    .toList()),
                    null);
        }

        private void say(Author author, Content content, @Nullable MessageId replyTo) {
            boolean bot = author instanceof Author.Bot;
            said = act(
                    bot ? 2 : 40,
                    bot ? 8 : 200,
                    thread -> thread.recount(author, Message.Body.of(content), replyTo, false));
        }

        private void react(String emoji) {
            MessageId target = said;
            if (target != null) {
                messages.find(scene.tenant(), target)
                        .ifPresent(message -> messages.react(scene.tenant(), message, "contact", emoji));
            }
        }

        /** @param why what led to it, in the word of its trigger, and in a sentence */
        private void handOver(String[] why) {
            act(1, 2, thread -> {
                var priority = Priority.valueOf(script.priority().toUpperCase(Locale.ROOT));
                var past = new HandOvers.Past(ids.next(), why[0], why[1], priority, words, script.language());
                sorting.handOvers().recount(scene.tenant(), thread, past);
                return thread;
            });
            UUID team = scene.teams().get(script.team());
            if (script.forTeam() && team != null) {
                sorting.teams().name(scene.tenant(), conversation, team);
            }
        }

        private void take() {
            held = true;
            act(120, 1500, thread -> {
                thread.take(new Holder.Teammate(scene.teammate()));
                thread.read();
                sorting.activities().recount(scene.tenant(), scene.teammate(), conversation, "taken", null);
                return thread;
            });
            UUID label = scene.labels().get(script.label());
            if (script.labelled() && label != null) {
                sorting.labels().put(scene.tenant(), conversation, List.of(label));
                sorting.activities()
                        .recount(scene.tenant(), scene.teammate(), conversation, "labelled", script.label());
            }
        }

        void endUnlessOver() {
            if (!over) {
                end();
            }
        }

        private void end() {
            over = true;
            act(60, 300, thread -> {
                thread.resolve();
                if (held) {
                    sorting.activities().recount(scene.tenant(), scene.teammate(), conversation, "resolved", null);
                }
                return thread;
            });
        }

        private void rate(String words) {
            if (!held || !over || random.nextInt(4) == 0) {
                return;
            }
            Instant resolved = at;
            String[] parts = words.split(" ", 2);
            long place = act(600, 900, thread -> {
                long next = thread.conversation().activity().nextPosition();
                thread.recount(Author.SYSTEM, Message.Body.of(new Content.Text(question())), null, true);
                return next;
            });
            var about = new PastSurveys.About(
                    conversation,
                    scene.key().contact(),
                    scene.key().channel(),
                    scene.teams().get(script.team()),
                    scene.teammate(),
                    resolved,
                    script.language());
            UUID survey = sorting.surveys().asked(scene.tenant(), about, at, place);
            int score = Math.max(1, Integer.parseInt(parts[0]) - (random.nextInt(5) == 0 ? 2 : 0));
            var id = new MessageId(ids.next());
            long answer = act(60, 600, thread -> {
                long next = thread.conversation().activity().nextPosition();
                thread.overhear(
                        id,
                        Message.Body.of(new Content.Text(Integer.toString(score))),
                        new OpenThread.Names(null, List.of()),
                        null);
                return next;
            });
            String comment = parts.length > 1 && score > 3 ? parts[1] : null;
            sorting.surveys().answered(scene.tenant(), survey, score, comment, at, answer);
            AsOf.at(at, () -> {
                sorting.activities().rated(scene.tenant(), conversation, score);
                return score;
            });
        }

        private String question() {
            return switch (script.language()) {
                case "sw" -> "Ulihudumiwaje? Jibu kwa nambari kutoka 1 hadi 5.";
                case "fr" -> "Comment avez-vous été servi ? Répondez par un chiffre de 1 à 5.";
                default -> "How did we do? Please answer with a number from 1 to 5.";
            };
        }

        void snooze() {
            Instant until = scene.until().plus(Duration.ofHours(6L + random.nextInt(60)));
            act(60, 300, thread -> {
                thread.snooze(until);
                sorting.activities()
                        .recount(scene.tenant(), scene.teammate(), conversation, "snoozed", until.toString());
                return thread;
            });
            sorting.chores().at(scene.tenant(), Chore.Kind.WAKE, conversation.value(), until);
        }

        /** Some seconds later, but never later than now. */
        private <T> T act(int atLeast, int atMost, Function<OpenThread, T> what) {
            Instant later = at.plusSeconds(atLeast + random.nextInt(atMost - atLeast + 1));
            at = later.isAfter(scene.until()) ? scene.until() : later;
            return AsOf.at(
                    at,
                    () -> transactions.call(scene.tenant(), () -> {
                        OpenThreads open = threads.open(scene.tenant(), List.of(scene.key()));
                        OpenThread thread =
                                open.thread(scene.key().channel(), scene.key().contact());
                        conversation = thread.conversation().id();
                        T done = what.apply(thread);
                        open.write();
                        return done;
                    }));
        }
    }

    /** One of many letters of a mailing, in a thread that there is; empty when something was said there after it. */
    Optional<MessageId> letter(Scene scene, UUID mailing, String text, Instant at) {
        return AsOf.at(
                at,
                () -> transactions.call(scene.tenant(), () -> {
                    OpenThreads open = threads.open(scene.tenant(), List.of(scene.key()));
                    OpenThread thread =
                            open.thread(scene.key().channel(), scene.key().contact());
                    if (thread.conversation().activity().lastAt().isAfter(at)) {
                        return Optional.empty();
                    }
                    MessageId id = thread.recount(
                            new Author.Mailing(mailing), Message.Body.of(new Content.Text(text)), null, true);
                    open.write();
                    return Optional.of(id);
                }));
    }

    ConversationId conversation(Scene scene) {
        return threads.open(scene.tenant(), List.of(scene.key()))
                .thread(scene.key().channel(), scene.key().contact())
                .conversation()
                .id();
    }

    static Threads.Key key(ChannelId channel, ContactId contact) {
        return new Threads.Key(channel, contact, contact.value().getLeastSignificantBits());
    }
}
