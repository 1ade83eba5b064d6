package io.insaka.channels;

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

    record Shown(
            String kind,
            String label,
            String about,
            boolean webhook,
            boolean registers,
            List<String> before,
            List<SettingField> fields,
            List<String> after) {
        static Shown of(String kind, KindDescription described, boolean registers) {
            return new Shown(
                    kind,
                    described.label(),
                    described.about(),
                    described.webhook(),
                    registers,
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
                        .map(kind -> Shown.of(
                                kind.getKey(),
                                kind.getValue(),
                                channels.adapter(kind.getKey()).registers()))
                        .toList(),
                null);
    }
}
