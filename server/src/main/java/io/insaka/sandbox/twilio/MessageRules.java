package io.insaka.sandbox.twilio;

import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What Twilio refuses (https://www.twilio.com/docs/api/errors). */
final class MessageRules {
    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9&+_ -]{1,11}");
    private static final int LONGEST_BODY = 1_600;
    private static final int MOST_MEDIA = 10;

    private MessageRules() {}

    static Optional<Answer> refusal(Map<String, List<String>> form, Set<String> numbers, Set<String> stopped) {
        String to = one(form, "To");
        String from = one(form, "From");
        String body = one(form, "Body");
        List<String> media = form.getOrDefault("MediaUrl", List.of());
        if (to.isEmpty()) {
            return error(400, 21604, "A 'To' phone number is required.");
        }
        if (!NUMBER.matcher(to).matches()) {
            return error(400, 21211, "Invalid 'To' Phone Number: " + to);
        }
        if (from.isEmpty() && one(form, "MessagingServiceSid").isEmpty()) {
            return error(400, 21603, "A 'From' phone number is required.");
        }
        if (!from.isEmpty() && !numbers.contains(from)) {
            if (NUMBER.matcher(from).matches()) {
                return error(
                        400, 21606, "The 'From' phone number provided is not a valid phone number of this account.");
            }
            if (!NAME.matcher(from).matches()) {
                return error(400, 21212, "Invalid 'From' Number: " + from);
            }
        }
        if (body.isEmpty() && media.isEmpty()) {
            return error(400, 21602, "Message body is required.");
        }
        if (body.length() > LONGEST_BODY) {
            return error(400, 21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        if (media.size() > MOST_MEDIA) {
            return error(400, 21623, "Number of media files exceeds allowed limit.");
        }
        if (!media.stream().allMatch(url -> url.matches("https?://.+"))) {
            return error(400, 21620, "Invalid media URL(s)");
        }
        String callback = one(form, "StatusCallback");
        if (!callback.isEmpty() && !callback.matches("https?://[^ ]+")) {
            return error(400, 21609, "The 'StatusCallback' URL is not a valid URL.");
        }
        return stopped.contains(to) ? error(400, 21610, "Attempt to send to unsubscribed recipient") : Optional.empty();
    }

    static String one(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }

    static Optional<Answer> error(int status, int code, String message) {
        return Optional.of(Answer.json(
                status,
                Json.text(Json.object()
                        .put("code", code)
                        .put("message", message)
                        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                        .put("status", status))));
    }
}
