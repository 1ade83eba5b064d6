package io.insaka.channels;

import io.insaka.kernel.ChannelId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Remembers what was announced. */
@Component
class ChannelNews {
    private final List<Object> heard = new CopyOnWriteArrayList<>();

    @EventListener
    void created(ChannelCreated created) {
        heard.add(created);
    }

    @EventListener
    void changed(ChannelChanged changed) {
        heard.add(changed);
    }

    List<Object> of(ChannelId channel) {
        return heard.stream()
                .filter(news -> news instanceof ChannelCreated created
                                && created.channel().equals(channel)
                        || news instanceof ChannelChanged changed
                                && changed.channel().equals(channel))
                .toList();
    }
}
