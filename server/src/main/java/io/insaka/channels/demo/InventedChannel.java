package io.insaka.channels.demo;

import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.ConnectionTest;
import io.insaka.channels.spi.FetchOutcome;
import io.insaka.channels.spi.Inbound;
import io.insaka.channels.spi.InvalidSettings;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.Mark;
import io.insaka.channels.spi.MediaReference;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.RawItem;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.UnreadableBody;
import io.insaka.channels.spi.WebhookRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A channel of invented customers. Whatever is sent is taken at once and goes nowhere; nothing ever comes in. */
@Component
public final class InventedChannel implements Channel {
    public static final String KIND = "demo";
    /** How an invented customer is named; no other channel knows what to do with it. */
    public static final String ADDRESS = "demo";
    /** The one setting: which of the demo's channels it is. */
    public static final String ACCOUNT = "account";

    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int MOST_BUTTONS = 3;
    private static final int MOST_ROWS = 10;
    private static final int PER_SECOND = 1_000;

    @Override
    public String kind() {
        return KIND;
    }

    /** It comes with the demo, and goes with it. */
    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public KindDescription describe() {
        return new KindDescription(
                "Demo",
                "Invented customers. Nothing that is sent leaves Insaka.",
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                false,
                null,
                false,
                LONGEST_TEXT,
                LONGEST_CAPTION,
                MOST_BUTTONS,
                MOST_ROWS,
                true,
                PER_SECOND,
                Duration.ofSeconds(5));
    }

    @Override
    public ChannelSettings check(Map<String, String> settings) {
        if (!settings.keySet().equals(java.util.Set.of(ACCOUNT))) {
            throw new InvalidSettings(Map.of(ACCOUNT, "is all there is to say of it"));
        }
        return new ChannelSettings(settings);
    }

    @Override
    public String accountKey() {
        return ACCOUNT;
    }

    @Override
    public boolean authentic(ChannelSettings settings, WebhookRequest request) {
        return false;
    }

    @Override
    public List<RawItem> split(ChannelSettings settings, byte[] body) throws UnreadableBody {
        throw new UnreadableBody("nobody writes to a demo");
    }

    @Override
    public Inbound read(byte[] item) {
        return new Inbound.Skipped("nobody writes to a demo");
    }

    @Override
    public SendOutcome send(ChannelSettings settings, Outgoing message) {
        return new SendOutcome.Accepted("demo-" + message.correlation());
    }

    @Override
    public void mark(ChannelSettings settings, Mark mark) {}

    @Override
    public FetchOutcome fetch(ChannelSettings settings, MediaReference reference, long maxBytes) {
        return new FetchOutcome.Refused("Files of a demo are here from the beginning.");
    }

    @Override
    public ConnectionTest test(ChannelSettings settings) {
        return new ConnectionTest(true, "Nothing leaves Insaka through this channel: its customers are invented.");
    }
}
