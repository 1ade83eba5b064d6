package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.webchat.Visitor;
import io.insaka.kernel.TenantId;

/** A visitor at a chat, let in. */
record Visit(ChannelAccount account, Visitor visitor) {
    TenantId tenant() {
        return account.tenant();
    }
}
