package io.insaka.sandbox.graph;

import io.insaka.sandbox.http.Answer;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the Graph API's errors, as it stands in an answer or in a failed status.
 *
 * @param subcode 0 for none
 * @param details empty for none
 */
public record GraphError(int status, int code, int subcode, String title, String details) {
    public GraphError(int status, int code, String title, String details) {
        this(status, code, 0, title, details);
    }

    public static GraphError required(String parameter) {
        return new GraphError(400, 100, "The parameter " + parameter + " is required.", "");
    }

    public static GraphError invalid(String details) {
        return new GraphError(400, 100, "Invalid parameter", details);
    }

    public static GraphError missing(String details) {
        return new GraphError(400, 131008, "Required parameter is missing", details);
    }

    public static GraphError badValue(String details) {
        return new GraphError(400, 131009, "Parameter value is not valid", details);
    }

    /** The Graph API's way to say that an id does not exist or is none of the caller's business (subcode 33). */
    public static GraphError unknownObject(String id) {
        return new GraphError(
                400,
                100,
                UNKNOWN_OBJECT,
                "Unsupported request. Object with ID '" + id + "' does not exist, cannot be loaded due to missing"
                        + " permissions, or does not support this operation.",
                "");
    }

    private static final int UNKNOWN_OBJECT = 33;

    public static final GraphError NO_TOKEN = new GraphError(401, 190, "Invalid OAuth access token.", "");
    /** Subcode 463: it was right once (as answers published in January 2026 show it). */
    public static final GraphError EXPIRED_TOKEN =
            new GraphError(401, 190, 463, "Error validating access token: Session has expired.", "");

    public static final GraphError NO_PATH = new GraphError(400, 2500, "Unknown path components", "");
    public static final GraphError TOO_MANY_CALLS =
            new GraphError(429, 4, "Application request limit reached", "Too many calls from this application");
    public static final GraphError THROUGHPUT = new GraphError(
            429,
            130429,
            "Rate limit hit",
            "Message failed to send because there were too many messages sent from this phone number in a short period"
                    + " of time");
    public static final GraphError PAIR = new GraphError(
            429,
            131056,
            "(Business Account, Consumer Account) pair rate limit hit",
            "Message failed to send because there were too many messages sent from this phone number to the same phone"
                    + " number in a short period of time");
    public static final GraphError SPAM = new GraphError(
            429,
            131048,
            "Spam rate limit hit",
            "Message failed to send because there are restrictions on how many messages can be sent from this phone"
                    + " number");
    public static final GraphError SERVER =
            new GraphError(500, 131000, "Something went wrong", "Message failed to send due to an unknown error");
    public static final GraphError WINDOW = new GraphError(
            400,
            131047,
            "Re-engagement message",
            "Message failed to send because more than 24 hours have passed since the customer last replied to this"
                    + " number.");
    /** Audio in an Ogg file must be Opus (media reference, December 2025). */
    public static final GraphError AUDIO = new GraphError(
            400,
            131053,
            "Media upload error",
            "Unsupported Audio mime type application/ogg. Please use one of audio/ogg; codecs=opus, audio/aac, audio/mp4,"
                    + " audio/mpeg, audio/amr.");

    public Answer.Reply answer(String trace) {
        ObjectNode root = Json.object();
        ObjectNode error = root.putObject("error");
        error.put("message", code == 190 ? title : "(#" + code + ") " + title);
        error.put("type", subcode == UNKNOWN_OBJECT ? "GraphMethodException" : "OAuthException");
        error.put("code", code);
        if (subcode != 0) {
            error.put("error_subcode", subcode);
        }
        if (!details.isEmpty()) {
            error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
        }
        if (status >= 500 || status == 429) {
            error.put("is_transient", true);
        }
        error.put("fbtrace_id", trace);
        return Answer.json(status, Json.text(root));
    }

    /** As it stands in {@code statuses[].errors[]}. */
    public ObjectNode inStatus() {
        ObjectNode error = Json.object();
        error.put("code", code).put("title", title).put("message", title);
        error.putObject("error_data").put("details", details);
        return error.put("href", "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/");
    }
}
