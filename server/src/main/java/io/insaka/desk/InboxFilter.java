package io.insaka.desk;

import io.insaka.attributes.AttributeCheck;
import io.insaka.conversations.Inbox;
import io.insaka.conversations.Priority;
import io.insaka.database.Sight;
import io.insaka.platform.KnownFieldsOnly;
import io.insaka.tenancy.Caller;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which conversations a list shows, in the words of the API. Of several values of one field, one is enough.
 *
 * @param status open, snoozed, resolved or all, which is the default
 * @param view mine, unassigned, mentions or all, which is the default
 * @param order recent, which is the default; waiting: the most urgent and longest waiting first; target: what is due first
 * @param q words of names, numbers or messages
 * @param channel ids of channels
 * @param label ids of labels
 * @param team ids of teams; {@code mine} are those of whoever asks
 * @param target missed, close: how it stands with what was promised
 * @param assignee ids of the teammates who hold them; {@code me} is whoever asks
 * @param priority low, normal, high
 * @param holder bot, queue, teammate
 * @param language two-letter codes of what the contact speaks
 * @param waitingMinutes the contact has been waiting at least so long
 * @param activeMinutes something happened within so many minutes
 * @param quietMinutes nothing happened for so many minutes
 * @param attributes of contacts and conversations, as JSON, each a condition of its own: {@code [{"of":"contact","key":"plan",
 *     "operator":"is","value":"Gold"}]}; operators are those of conditions on customers
 * @param match all, which is the default, or any: whether every one of the conditions after {@code q} has to hold
 */
@KnownFieldsOnly
record InboxFilter(
        @Nullable String status,
        @Nullable String view,
        @Nullable String order,
        @Nullable String q,
        @Nullable List<UUID> channel,
        @Nullable List<UUID> label,
        @Nullable List<String> team,
        @Nullable List<String> target,
        @Nullable List<String> assignee,
        @Nullable List<String> priority,
        @Nullable List<String> holder,
        @Nullable List<String> language,
        @Nullable Integer waitingMinutes,
        @Nullable Integer activeMinutes,
        @Nullable Integer quietMinutes,
        @Nullable String attributes,
        @Nullable String match) {
    private static final int MOST_VALUES = 50;
    private static final int MOST_WORDS = 500;
    private static final int MOST_MINUTES = 5 * 366 * 24 * 60;
    private static final Set<String> HOLDERS = Set.of("bot", "queue", "teammate");
    private static final Set<String> TARGETS = Set.of("missed", "close");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    /** @param checks what {@code attributes} ask for, as {@link InboxFilters} has read it */
    Inbox.Filter asked(Caller caller, List<AttributeCheck> checks) {
        if (q != null && q.length() > MOST_WORDS) {
            throw DeskProblem.invalid("q", "is longer than " + MOST_WORDS + " characters");
        }
        var conditions = new Inbox.Conditions(
                among("match", match, "all", "any").equals("any"),
                set("channel", channel, id -> id),
                set("label", label, id -> id),
                set("team", without("mine", team), InboxFilter::team),
                team != null && team.contains("mine"),
                set("target", target, word -> among("target", word, TARGETS)),
                set("assignee", assignee, word -> teammate(caller, word)),
                set("priority", without(priority), InboxFilter::priority),
                set("holder", holder, word -> among("holder", word, HOLDERS)),
                set("language", language, InboxFilter::language),
                minutes("waitingMinutes", waitingMinutes),
                minutes("activeMinutes", activeMinutes),
                minutes("quietMinutes", quietMinutes),
                checks);
        return new Inbox.Filter(
                status(status),
                Inbox.View.valueOf(upper(among("view", view, "all", "mine", "unassigned", "mentions"))),
                Inbox.Order.valueOf(upper(among("order", order, "recent", "waiting", "target"))),
                caller.teammate(),
                q == null || q.isBlank() ? null : q,
                conditions);
    }

    /** Without the ids of channels that somebody does not see. */
    InboxFilter seenBy(Sight sight) {
        return channel == null
                ? this
                : new InboxFilter(
                        status,
                        view,
                        order,
                        q,
                        sight.told(channel),
                        label,
                        team,
                        target,
                        assignee,
                        priority,
                        holder,
                        language,
                        waitingMinutes,
                        activeMinutes,
                        quietMinutes,
                        attributes,
                        match);
    }

    static Inbox.Status status(@Nullable String status) {
        return Inbox.Status.valueOf(upper(among("status", status, "all", "open", "snoozed", "resolved")));
    }

    /** The older word for no condition. */
    private static @Nullable List<String> without(@Nullable List<String> priorities) {
        return priorities == null || priorities.equals(List.of("all")) ? null : priorities;
    }

    private static Priority priority(String word) {
        return Priority.valueOf(upper(among("priority", word, "low", "normal", "high")));
    }

    private static @Nullable List<String> without(String word, @Nullable List<String> words) {
        return words == null
                ? null
                : words.stream().filter(each -> !word.equals(each)).toList();
    }

    private static UUID team(String word) {
        try {
            return UUID.fromString(word);
        } catch (IllegalArgumentException noId) {
            throw DeskProblem.invalid("team", "is mine, or the id of a team");
        }
    }

    private static UUID teammate(Caller caller, String word) {
        try {
            return word.equals("me") ? caller.teammate().value() : UUID.fromString(word);
        } catch (IllegalArgumentException noId) {
            throw DeskProblem.invalid("assignee", "is me, or the id of a teammate");
        }
    }

    private static String language(String word) {
        if (!LANGUAGE.matcher(word).matches()) {
            throw DeskProblem.invalid("language", "is a code of two letters");
        }
        return word;
    }

    private static @Nullable Duration minutes(String field, @Nullable Integer minutes) {
        if (minutes == null) {
            return null;
        }
        if (minutes < 1 || minutes > MOST_MINUTES) {
            throw DeskProblem.invalid(field, "is a number of minutes from 1 to five years");
        }
        return Duration.ofMinutes(minutes);
    }

    private static <S, T> Set<T> set(String field, @Nullable Collection<@Nullable S> values, Function<S, T> read) {
        if (values == null) {
            return Set.of();
        }
        if (values.size() > MOST_VALUES || values.contains(null)) {
            throw DeskProblem.invalid(field, "has too many values, or an empty one");
        }
        return values.stream().map(value -> read.apply(value)).collect(Collectors.toUnmodifiableSet());
    }

    /** The first of the words is what an absent one means. */
    private static String among(String field, @Nullable String value, String... words) {
        return value == null ? words[0] : among(field, value, List.of(words));
    }

    private static String among(String field, String value, Collection<String> words) {
        if (!words.contains(value)) {
            throw DeskProblem.invalid(
                    field, "is one of " + words.stream().sorted().collect(Collectors.joining(", ")));
        }
        return value;
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
