package io.insaka.channels;

import io.insaka.channels.spi.Channel;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be connected, and what has to be entered for it. */
@RestController
@RequestMapping("/api/v1/channel-kinds")
class KindsApi {
    private final Channels channels;

    KindsApi(Channels channels) {
        this.channels = channels;
    }

    /**
     * @param templates whether approved templates may be sent when its reply window has closed
     * @param linksWayOut whether one text to many has a subject there and shows by itself how to get no more of it
     */
    record Shown(
            String kind,
            String label,
            String about,
            boolean webhook,
            boolean registers,
            boolean templates,
            boolean linksWayOut,
            List<String> before,
            List<SettingField> fields,
            List<String> after) {
        static Shown of(String kind, KindDescription described, Channel adapter) {
            return new Shown(
                    kind,
                    described.label(),
                    described.about(),
                    described.webhook(),
                    adapter.registers(),
                    adapter.capabilities().templates(),
                    adapter.linksWayOut(),
                    described.before(),
                    described.fields(),
                    described.after());
        }
    }

    record ShownList(List<Shown> items, @Nullable String next) {}

    @GetMapping
    @NotAudited("shows what the product can do")
    @Requires(Permission.CHANNELS_READ)
    ShownList list() {
        return new ShownList(
                channels.kinds().entrySet().stream()
                        .map(kind -> Shown.of(kind.getKey(), kind.getValue(), channels.adapter(kind.getKey())))
                        .toList(),
                null);
    }
}
