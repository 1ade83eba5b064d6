package io.insaka.webchat;

import io.insaka.platform.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the chat refuses. */
final class ChatProblem extends Problem {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Duration wait;

    private ChatProblem(int status, String code, String detail, @Nullable Duration wait) {
        super(status, code, detail);
        this.wait = wait;
    }

    private ChatProblem(int status, String code, String detail) {
        this(status, code, detail, null);
    }

    @Override
    public @Nullable Duration retryAfter() {
        return wait;
    }

    static ChatProblem unknownChannel() {
        return new ChatProblem(404, "chat/unknown-channel", "There is no such chat.");
    }

    static ChatProblem origin() {
        return new ChatProblem(403, "chat/origin", "Pages of this website may not use this chat.");
    }

    static ChatProblem notSignedIn() {
        return new ChatProblem(401, "chat/not-signed-in", "The visitor's token is missing or not valid any more.");
    }

    static ChatProblem identity() {
        return new ChatProblem(401, "chat/identity", "The website's word for who this is could not be confirmed.");
    }

    static ChatProblem identityNeeded() {
        return new ChatProblem(401, "chat/identity-needed", "The website has to say again who this is.");
    }

    static ChatProblem noIdentitySecret() {
        return new ChatProblem(422, "chat/no-identity-secret", "This chat has no identity secret.");
    }

    static ChatProblem tooMany(Duration wait) {
        return new ChatProblem(429, "chat/too-many", "Too many requests. Try again later.", wait);
    }

    static ChatProblem tooManyStreams() {
        return new ChatProblem(
                429, "chat/too-many-streams", "This visitor has too many open streams.", Duration.ofSeconds(10));
    }

    static ChatProblem noLogo() {
        return new ChatProblem(404, "chat/no-logo", "This chat has no logo.");
    }

    static ChatProblem unknownMessage() {
        return new ChatProblem(404, "chat/unknown-message", "There is no such message.");
    }

    static ChatProblem tooLarge(long most) {
        return new ChatProblem(413, "chat/file-too-large", "Files may have at most " + most + " bytes.");
    }

    static ChatProblem emptyFile() {
        return new ChatProblem(422, "chat/file-empty", "The file is empty.");
    }

    static ChatProblem fileType() {
        return new ChatProblem(415, "chat/file-type", "Files of this type cannot be sent here.");
    }

    static ChatProblem quota() {
        return new ChatProblem(
                429, "chat/quota", "This is as much as one visitor may upload in a day.", Duration.ofHours(1));
    }

    static ChatProblem fileKey() {
        return new ChatProblem(403, "chat/file-key", "The address of this file is not valid any more.");
    }

    static ChatProblem pushOff() {
        return new ChatProblem(404, "chat/push-off", "This server sends no notifications.");
    }

    static ChatProblem pushEndpoint() {
        return new ChatProblem(
                422, "chat/push-endpoint", "This is no subscription at a push service that this server knows.");
    }

    static ChatProblem notBuilt() {
        return new ChatProblem(404, "chat/not-built", "This server was built without the chat's pages.");
    }
}
