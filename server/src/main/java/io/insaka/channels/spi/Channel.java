package io.insaka.channels.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One provider's way of exchanging messages. Adapters are stateless beans: everything about an account comes in as its
 * {@link ChannelSettings}. No method may touch the database; {@link #send}, {@link #recall}, {@link #mark}, {@link #fetch} and
 * {@link #test} talk to the provider and may block for as long as {@link Capabilities#timeout} says.
 */
public interface Channel {
    /** The word in the webhook's address and in the API, such as {@code whatsapp}. Never changes. */
    String kind();

    /** Whether people connect accounts of this kind; what the product makes by itself is not offered to them. */
    default boolean offered() {
        return true;
    }

    /** How an account of this kind is connected, for the person who does it. */
    KindDescription describe();

    /** What the provider can do; callers adapt to it and never ask for the kind. */
    Capabilities capabilities();

    /** Whether texts go out as {@link Segments}, each of which is paid: whoever writes one is shown how many. */
    default boolean segmented(ChannelSettings settings) {
        return false;
    }

    /** How it takes what a teammate records. */
    default VoiceNotes voiceNotes(ChannelSettings settings) {
        return VoiceNotes.FILE;
    }

    /**
     * Checks the settings of a new or changed account without calling the provider.
     *
     * @throws InvalidSettings with one message per wrong field
     */
    ChannelSettings check(Map<String, String> settings);

    /**
     * The settings key whose value routes a provider's shared webhook or the simulator to this account (WhatsApp:
     * {@code phoneNumberId}).
     */
    String accountKey();

    /**
     * Answers the provider's GET when the webhook is registered: the body to return, or empty to refuse with 403. Most
     * providers never ask.
     */
    default Optional<String> handshake(ChannelSettings settings, Map<String, String> query) {
        return Optional.empty();
    }

    /** Whether these very bytes come from the provider. False, never an exception, for whatever is in the headers. */
    boolean authentic(ChannelSettings settings, WebhookRequest request);

    /**
     * The authentic body as it is kept: with what only the request's headers say of who sent it. Most providers say
     * everything in the body.
     */
    default byte[] attributed(ChannelSettings settings, WebhookRequest request) {
        return request.body();
    }

    /** For a webhook that customers' browsers call instead of a provider's servers: who may; empty otherwise. */
    default Optional<Browsers> browsers(ChannelSettings settings) {
        return Optional.empty();
    }

    /**
     * For a provider that waits for the reply in the answer to its webhook: asked before the body is kept, so that no
     * reply is quicker. Empty for the many that do not.
     */
    default Optional<OpenAnswer> opens(ChannelSettings settings, byte[] body) {
        return Optional.empty();
    }

    /** What the caller of a webhook is answered once its body is kept; a few providers act on what they read there. */
    default Acknowledgement acknowledgement(byte[] body) {
        return Acknowledgement.PLAIN;
    }

    /**
     * How large a body this call may bring, asked before it is read.
     *
     * @param head the call without its body
     * @param usual what anybody may bring; more only for who proves in the head that they come from the provider
     */
    default int largestBody(ChannelSettings settings, WebhookRequest head, int usual) {
        return usual;
    }

    /**
     * Splits one authentic body, {@link #attributed}, into its items, in the order in which they stand. An item that is
     * not understood is split off all the same, as kind {@link ItemKind#OTHER}.
     *
     * @throws UnreadableBody when the body as a whole cannot be taken apart
     */
    List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody;

    /** What one split item says. Whatever is unknown or broken in it becomes {@link Inbound.Skipped} or unsupported. */
    Inbound read(byte[] item);

    /** Whether there is something to fetch: a provider that keeps what came until somebody asks for it. */
    default boolean collects(ChannelSettings settings) {
        return false;
    }

    /**
     * Fetches what has come and waits for more, for as long as {@link Collecting#goesOn}. Blocks; an interrupt ends it.
     * What is brought is what {@link #split} takes.
     */
    default Collected collect(ChannelSettings settings, Collecting into) {
        return new Collected.Stopped();
    }

    /** Whether anything can be sent with these settings; some accounts are made for listening only. */
    default boolean sends(ChannelSettings settings) {
        return true;
    }

    /**
     * The kinds of addresses to which somebody can be written who has never written here. Empty where people have to
     * begin.
     */
    default Set<String> opensTo() {
        return Set.of();
    }

    /**
     * Whether one of many alike goes out with {@link Outgoing#bulk} and shows whoever gets it the way out by itself; where it
     * does not, the text can only say which word to answer.
     */
    default boolean linksWayOut() {
        return false;
    }

    /** Sends one message. Provider refusals are outcomes, not exceptions. */
    SendOutcome send(ChannelSettings settings, Outgoing message);

    /**
     * Asks whether a message was taken that may have been, before it is sent again.
     *
     * @param since when it was first tried
     */
    default Recall recall(ChannelSettings settings, Outgoing message, Instant since) {
        return new Recall.Silent();
    }

    /** Whether an answer has to carry what the contact's last message said of its thread: {@link Outgoing#answers}. */
    default boolean threads() {
        return false;
    }

    /** Tells the customer's app that the message was read, or that somebody is typing. Best effort. */
    void mark(ChannelSettings settings, Mark mark);

    /** Whether the provider shows conversations to people of its own, who want to know whether the bot has them. */
    default boolean mirrors() {
        return false;
    }

    /**
     * Tells the provider how the conversation with this contact stands now. May be told again what it knows already.
     */
    default Mirrored mirror(ChannelSettings settings, Mirror news) {
        return new Mirrored(true, null);
    }

    /** Fetches the bytes behind a {@link MediaReference} of an inbound message. */
    FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes);

    /**
     * The file in an item whose content says {@link MediaReference#ENCLOSED}, for providers that send files along instead
     * of keeping them.
     */
    default FetchOutcome enclosed(byte[] item, long maxBytes) {
        return new FetchOutcome.Refused("no file is enclosed");
    }

    /** How our own program on the other side stands; it is asked. Empty where there is none. */
    default Optional<Companion> companion(ChannelSettings settings) {
        return Optional.empty();
    }

    /** Whether people come without their name, which the provider tells when it is asked. */
    default boolean introduces() {
        return false;
    }

    /** Asks what somebody is called. */
    default Profile profile(ChannelSettings settings, List<Address> of) {
        return new Profile.Untold("this provider is not asked for names");
    }

    /** Whether the provider can be told our address from here; otherwise a person enters it there. */
    default boolean registers() {
        return false;
    }

    /** Has the provider deliver to this address from now on. */
    default Registration register(ChannelSettings settings, String url) {
        return Registration.BY_HAND;
    }

    /** Has the provider deliver nowhere. What comes meanwhile waits there. */
    default Registration unregister(ChannelSettings settings) {
        return Registration.BY_HAND;
    }

    /** Asks the provider where it delivers. */
    default Registration registration(ChannelSettings settings) {
        return Registration.BY_HAND;
    }

    /** Tries the credentials against the provider. */
    ConnectionTest test(ChannelSettings settings);
}
