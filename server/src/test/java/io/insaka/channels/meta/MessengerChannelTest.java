package io.insaka.channels.meta;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import org.junit.jupiter.api.AfterEach;

/** The contract, against a simulator as strict as Meta. */
class MessengerChannelTest extends ChannelContract {
    private final SimulatedPage page = new SimulatedPage(Platform.MESSENGER);

    @AfterEach
    void close() {
        page.close();
    }

    @Override
    protected Channel channel() {
        return page.channel();
    }

    @Override
    protected Provider provider() {
        return page;
    }
}
