package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.webchat.Branding;
import io.insaka.channels.webchat.ChatSettings;
import io.insaka.platform.PublicAddress;
import io.insaka.tenancy.Brandings;
import io.insaka.tenancy.Logo;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a chat looks: as its channel says, and where that says nothing as the organisation does. */
@Component
class ChatLook {
    private final Brandings organisations;
    private final PublicAddress address;

    ChatLook(Brandings organisations, PublicAddress address) {
        this.organisations = organisations;
        this.address = address;
    }

    Branding of(ChannelAccount account) {
        var organisation = organisations.of(account.tenant());
        return ChatSettings.branding(account.settings())
                .orElse(
                        organisation.publicName(),
                        organisation.colour(),
                        organisation.greeting(),
                        organisation.languages().getFirst(),
                        logo(account, organisation.logo()));
    }

    /** What visitors know the organisation by. */
    String name(ChannelAccount account) {
        return organisations.of(account.tenant()).publicName();
    }

    /** The organisation's, for who visits the chat. */
    Optional<Logo> logo(ChannelAccount account) {
        return organisations.logo(account.tenant());
    }

    private @Nullable String logo(ChannelAccount account, @Nullable Instant changed) {
        return changed == null ? null : address.url() + "/chat/" + account.id() + "/logo?v=" + changed.toEpochMilli();
    }
}
