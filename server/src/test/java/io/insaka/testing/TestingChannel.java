package io.insaka.testing;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Context;
import io.insaka.channels.spi.DeliveryStep;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.InvalidSettings;
import io.insaka.channels.spi.ItemKind;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaKind;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.Party;
import io.insaka.channels.spi.ProviderError;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider that does what a test says. Its webhook body is {@code {"items": [...]}}; see {@link TestingAccount} for the
 * items. What is scripted is scripted per account.
 */
@TestComponent
public final class TestingChannel implements Channel {
    public static final String KIND = "testing";
    static final String SIGNATURE = "X-Testing-Secret";
    public static final int LONGEST_TEXT = 200;
    private static final JsonMapper json = new JsonMapper();

    private final Map<String, Function<Outgoing, SendOutcome>> scripts = new ConcurrentHashMap<>();
    private final Map<String, List<Outgoing>> sent = new ConcurrentHashMap<>();
    private final Map<String, FetchOutcome> files = new ConcurrentHashMap<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();

    void script(String account, Function<Outgoing, SendOutcome> script) {
        scripts.put(account, script);
    }

    List<Outgoing> sent(String account) {
        return List.copyOf(sent.getOrDefault(account, List.of()));
    }

    void file(String id, FetchOutcome outcome) {
        files.put(id, outcome);
    }

    /** From now on the adapter fails on whatever contains this word, until it is mended. */
    void breakOn(String word) {
        broken.add(word);
    }

    void mend(String word) {
        broken.remove(word);
    }

    private void failIfBroken(String text) {
        if (broken.stream().anyMatch(text::contains)) {
            throw new IllegalStateException("the adapter has a bug");
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public KindDescription describe() {
        return new KindDescription(
                "Testing",
                "A provider that does what a test says.",
                List.of(),
                List.of(
                        SettingField.required("account", "Account", SettingField.Type.TEXT, "Which one."),
                        SettingField.required("secret", "Secret", SettingField.Type.SECRET, "Signs webhooks.")),
                List.of(),
                true);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true, Duration.ofHours(24), true, LONGEST_TEXT, 50, 3, 10, true, 1_000, Duration.ofSeconds(5));
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        if (!settings.keySet().containsAll(Set.of("account", "secret"))) {
            throw new InvalidSettings(Map.of("account", "account and secret are needed"));
        }
        return new ChannelSettings(settings);
    }

    @Override
    public String accountKey() {
        return "account";
    }

    @Override
    public Optional<String> handshake(ChannelSettings settings, Map<String, String> query) {
        return Optional.ofNullable(query.get("challenge"))
                .filter(ignored -> settings.require("secret").equals(query.get("secret")));
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        return settings.require("secret").equals(request.header().apply(SIGNATURE));
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.contains("split")) {
            failIfBroken(text);
        }
        try {
            List<RawItem> items = new ArrayList<>();
            for (JsonNode item : json.readTree(body).required("items")) {
                items.add(rawItem(item));
            }
            return items;
        } catch (JacksonException broken) {
            throw new UnreadableBody("no JSON with items");
        }
    }

    private static RawItem rawItem(JsonNode item) {
        String type = item.path("type").asString("unknown");
        ItemKind kind = type.equals("status") ? ItemKind.STATUS : item.has("from") ? ItemKind.MESSAGE : ItemKind.OTHER;
        String id = item.path("id").asString("");
        return new RawItem(
                kind,
                type,
                id.isEmpty() ? null : id,
                type + "/" + id + "/" + item.path("step").asString("") + "/"
                        + item.path("n").asString(""),
                item.path("from").isMissingNode() ? null : item.path("from").asString(""),
                json.writeValueAsBytes(item));
    }

    @Override
    public Inbound read(byte[] raw) {
        failIfBroken(new String(raw, StandardCharsets.UTF_8));
        JsonNode item = json.readTree(raw);
        String id = item.path("id").asString("");
        String target = item.path("target").asString("");
        Instant at = Instant.parse(item.path("at").asString(Instant.EPOCH.toString()));
        return switch (item.path("type").asString("")) {
            case "text" ->
                new Inbound.Received(
                        party(item), id, at, new Content.Text(item.path("text").asString("")), context(item));
            case "chosen" ->
                new Inbound.Received(
                        party(item),
                        id,
                        at,
                        new Content.Chosen(
                                "list",
                                item.path("option").asString(""),
                                item.path("text").asString(""),
                                null),
                        context(item));
            case "file" ->
                new Inbound.Received(
                        party(item),
                        id,
                        at,
                        new Content.Media(
                                MediaKind.DOCUMENT,
                                new MediaReference(id, null),
                                null,
                                "text/plain",
                                "letter.txt",
                                null,
                                false),
                        Context.NONE);
            case "reaction" ->
                new Inbound.Reacted(
                        party(item), id, at, target, item.path("emoji").asString(null));
            case "edit" ->
                new Inbound.Edited(
                        party(item),
                        id,
                        at,
                        target,
                        new Content.Text(item.path("text").asString("")));
            case "revoke" -> new Inbound.Revoked(party(item), id, at, target);
            case "echo" ->
                new Inbound.Echoed(
                        party(item),
                        id,
                        at,
                        target.isEmpty()
                                ? new Content.Text(item.path("text").asString(""))
                                : new Content.Reaction(
                                        target, item.path("emoji").asString(null)));
            case "moved" ->
                new Inbound.AddressChanged(
                        party(item),
                        party(item.path("to")),
                        at,
                        item.path("text").asString("moved"));
            case "status" -> receipt(item, id, at);
            default -> new Inbound.Skipped("nothing we know");
        };
    }

    private static Inbound receipt(JsonNode item, String id, Instant at) {
        DeliveryStep step = DeliveryStep.valueOf(item.path("step").asString(""));
        return new Inbound.Receipted(
                id,
                step,
                at,
                item.path("correlation").asString(null),
                step == DeliveryStep.FAILED ? new ProviderError("testing-failed", "It did not arrive.") : null);
    }

    private static Context context(JsonNode item) {
        return new Context(item.path("replyTo").asString(null), false, null);
    }

    /** Addresses: {@code phone}, {@code user}, or both; without either, {@code from} is the phone. */
    private static Party party(JsonNode item) {
        List<Address> addresses = new ArrayList<>();
        if (item.has("phone") || !item.has("user")) {
            addresses.add(new Address(
                    Address.PHONE, item.path("phone").asString(item.path("from").asString("")), true));
        }
        if (item.has("user")) {
            addresses.add(new Address("testing_user", item.path("user").asString(), true));
        }
        return new Party(addresses, item.path("name").asString(null));
    }

    @Override
    public Set<String> opensTo() {
        return Set.of(Address.PHONE);
    }

    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        String account = settings.require("account");
        sent.computeIfAbsent(account, key -> new CopyOnWriteArrayList<>()).add(message);
        return scripts.getOrDefault(account, TestingChannel::accepted).apply(message);
    }

    public static SendOutcome accepted(Outgoing message) {
        return new SendOutcome.Accepted("provider-" + message.correlation());
    }

    @Override
    public void mark(ChannelSettings settings, Mark mark) {}

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        @Nullable FetchOutcome outcome = files.get(String.valueOf(reference.providerMediaId()));
        return outcome == null ? new FetchOutcome.Expired("nobody knows it") : outcome;
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        return new ConnectionTest(true, "It is a test.");
    }
}
