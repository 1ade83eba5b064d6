package io.insaka.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insaka.conversations.ThreadChanges.Mark;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** What a stream has told so far, as an event's id. {@code holder}: a short mark of who was said to have the thread. */
record ChatCursor(Mark mark, String holder) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})-([0-9a-f]{1,8})");

    static Optional<ChatCursor> parse(String text) {
        var form = FORM.matcher(text.strip());
        return form.matches()
                ? Optional.of(new ChatCursor(
                        new Mark(Long.parseLong(form.group(1)), Long.parseLong(form.group(2))), form.group(3)))
                : Optional.empty();
    }

    static String of(ChatMessage.Holder holder) {
        var sum = new CRC32();
        sum.update((holder.kind() + "\n" + holder.name()).getBytes(UTF_8));
        return Long.toHexString(sum.getValue());
    }

    String text() {
        return mark.change() + "-" + mark.position() + "-" + holder;
    }
}
