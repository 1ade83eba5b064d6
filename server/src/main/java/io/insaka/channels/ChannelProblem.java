package io.insaka.channels;

import io.insaka.channels.spi.InvalidSettings;
import io.insaka.platform.Problem;
import java.util.List;

/** What can be wrong with a request about channels. */
final class ChannelProblem extends Problem {
    private ChannelProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    static ChannelProblem unknown() {
        return new ChannelProblem(404, "channels/unknown", "There is no such channel.", List.of());
    }

    /** Whoever sees some channels would not see the new one. */
    static ChannelProblem notYours() {
        return new ChannelProblem(
                403, "channels/not-yours", "Who sees some channels only cannot connect another one.", List.of());
    }

    static ChannelProblem noCompanion() {
        return new ChannelProblem(404, "channels/no-bridge", "No bridge serves this channel.", List.of());
    }

    static ChannelProblem unknownKind() {
        return new ChannelProblem(
                422, "channels/unknown-kind", "There is no such kind of channel.", List.of(field("kind", "unknown")));
    }

    static ChannelProblem alreadyConnected(String name, Life life) {
        String called = name.isEmpty() ? "another channel" : "the channel “" + name + "”";
        return new ChannelProblem(
                409,
                "channels/already-connected",
                "This account is connected already, as " + called
                        + (life == Life.ARCHIVED ? ", which is archived: bring that one back." : "."),
                List.of());
    }

    static ChannelProblem inUse() {
        return new ChannelProblem(
                409,
                "channels/in-use",
                "Messages came or went through this channel, and they would be lost with it. Archive it instead.",
                List.of());
    }

    static ChannelProblem enteredByHand() {
        return new ChannelProblem(
                409,
                "channels/entered-by-hand",
                "This provider cannot be told our address from here: enter it there.",
                List.of());
    }

    static ChannelProblem unknownState() {
        return new ChannelProblem(
                422, "request/invalid", "There is no such state.", List.of(field("state", "on, off or archived")));
    }

    static ChannelProblem invalidName() {
        return new ChannelProblem(
                422,
                "channels/invalid-settings",
                "The channel needs a name.",
                List.of(field("name", "1 to " + Channels.LONGEST_NAME + " characters")));
    }

    static ChannelProblem invalidAddress(int place) {
        return new ChannelProblem(
                422,
                "channels/invalid-settings",
                "From where webhooks are taken is a list of addresses and networks.",
                List.of(field("allowedAddresses[" + place + "]", "must look like 203.0.113.7 or 2001:db8::/32")));
    }

    static ChannelProblem noTimeZone() {
        return new ChannelProblem(
                400,
                "request/invalid",
                "The request does not say what it should.",
                List.of(field("timeZone", "is not a time zone such as Africa/Lusaka")));
    }

    static ChannelProblem tooManyAddresses(int most) {
        return new ChannelProblem(
                422,
                "channels/invalid-settings",
                "That are too many addresses: name networks.",
                List.of(field("allowedAddresses", "at most " + most)));
    }

    static ChannelProblem invalidSettings(InvalidSettings invalid) {
        List<FieldProblem> errors = invalid.errors().entrySet().stream()
                .map(error -> field("settings." + error.getKey(), error.getValue()))
                .sorted((one, other) -> one.field().compareTo(other.field()))
                .toList();
        return new ChannelProblem(422, "channels/invalid-settings", "These settings cannot work.", errors);
    }

    private static FieldProblem field(String name, String message) {
        return new FieldProblem(name, message);
    }
}
