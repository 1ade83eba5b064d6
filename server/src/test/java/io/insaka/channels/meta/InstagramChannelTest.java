package io.insaka.channels.meta;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.ChannelContract;
import org.junit.jupiter.api.AfterEach;

/** The contract, against a simulator as strict as Meta. */
class InstagramChannelTest extends ChannelContract {
    private final SimulatedPage page = new SimulatedPage(Platform.INSTAGRAM);

    @AfterEach
    void close() {
        page.close();
    }

    @Override
    protected String emoji() {
        return "❤️";
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
