package io.insaka.channels.webchat;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Carried;
import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import io.insaka.channels.spi.ChannelSettings;
import io.insaka.channels.spi.Outgoing;
import io.insaka.channels.spi.SendOutcome;
import io.insaka.channels.spi.WebhookRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The contract, for a channel without a provider: what it accepts is what a visitor would find in the thread. */
class WebChatChannelTest extends ChannelContract {
    private final Channel chat = ChatFixture.channel();
    private final ChannelSettings settings = ChatFixture.settings();
    private final List<Carried> taken = new ArrayList<>();
    private final List<WebhookRequest> webhooks = new ArrayList<>();
    private final Channel noting = (Channel) Proxy.newProxyInstance(
            Channel.class.getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, arguments) -> {
                try {
                    Object answer = method.invoke(chat, arguments);
                    if (answer instanceof SendOutcome.Accepted accepted) {
                        taken(accepted.providerId(), (Outgoing) arguments[1]);
                    }
                    return answer;
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
            });

    private void taken(String providerId, Outgoing message) {
        taken.add(new Carried(providerId, message.content().words()));
        says("{\"id\":\"receipt-of-it\",\"type\":\"read\",\"refs\":[\"" + message.correlation() + "\"]}", true);
    }

    private WebhookRequest says(String item, boolean json) {
        String one = json
                ? item
                : "{\"id\":\"" + UUID.randomUUID() + "\",\"type\":\"text\",\"text\":"
                        + Signed.JSON.writeValueAsString(item) + "}";
        var webhook =
                ChatFixture.request(ChatFixture.token(settings, ChatFixture.anonymous()), "{\"items\":[" + one + "]}");
        webhooks.add(webhook);
        return webhook;
    }

    @Override
    protected boolean hasProvider() {
        return false;
    }

    @Override
    protected boolean sendsContacts() {
        return false;
    }

    @Override
    protected Channel channel() {
        return noting;
    }

    @Override
    protected Provider provider() {
        return new Provider() {
            @Override
            public ChannelSettings settings() {
                return settings;
            }

            @Override
            public ChannelSettings wrongCredentials() {
                return ChatFixture.settings();
            }

            @Override
            public ChannelSettings unreachable() {
                return settings;
            }

            @Override
            public byte[] nonsense() {
                return ItemSplitter.attributed(
                        ChatFixture.anonymous(), "[]".getBytes(StandardCharsets.UTF_8), ChatFixture.NOW);
            }

            @Override
            public List<Address> customer() {
                return List.of(new Address("visitor", ChatFixture.VISITOR.toString(), true));
            }

            @Override
            public WebhookRequest says(String text) {
                return WebChatChannelTest.this.says(text, false);
            }

            @Override
            public WebhookRequest sends(String contentType, byte[] file) {
                var pass = new FilePass(ChatFixture.VISITOR, UUID.randomUUID(), "document", contentType, "a.pdf");
                String ticket = FilePass.ticket(settings, pass, ChatFixture.NOW);
                return WebChatChannelTest.this.says(
                        Signed.JSON.writeValueAsString(Map.of("id", "file-number-1", "type", "file", "file", ticket)),
                        true);
            }

            @Override
            public List<WebhookRequest> webhooks() {
                return webhooks;
            }

            @Override
            public List<Carried> taken() {
                return taken;
            }
        };
    }
}
