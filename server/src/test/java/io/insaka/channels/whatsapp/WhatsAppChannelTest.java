package io.insaka.channels.whatsapp;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import org.junit.jupiter.api.AfterEach;

/** The contract, against a simulator as strict as Meta. */
class WhatsAppChannelTest extends ChannelContract {
    private final WhatsAppChannel channel = WhatsAppFixture.channel();
    private final SimulatedNumber number = new SimulatedNumber(channel);

    @AfterEach
    void close() {
        number.close();
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected Provider provider() {
        return number;
    }
}
