package io.insaka.channels.email;

import io.insaka.channels.email.Mailboxes.Mailbox;
import io.insaka.channels.email.mime.Headers;
import io.insaka.channels.spi.Address;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who a message is from, and where its answer goes. */
final class Sender {
    private Sender() {}

    /**
     * The person who wrote. A web form sends in its own name, or in ours, and names the person as where answers go.
     *
     * @return null when nobody is named
     */
    static @Nullable Mailbox of(Headers headers, String account) {
        Mailbox from = named(headers);
        Mailbox replies = Mailboxes.first(headers.first("reply-to"));
        if (from == null || replies == null) {
            return from;
        }
        boolean form = from.address().equals(account) || Automatic.isMachine(from.address());
        boolean person = !replies.address().equals(account) && !Automatic.isMachine(replies.address());
        return form && person ? replies : from;
    }

    /** Where they want answers; null for their own address. */
    static @Nullable String answersTo(Headers headers, String account) {
        Mailbox sender = of(headers, account);
        Mailbox replies = Mailboxes.first(headers.first("reply-to"));
        if (sender == null || replies == null) {
            return null;
        }
        String address = replies.address();
        return address.equals(sender.address()) || address.equals(account) ? null : address;
    }

    /** Their mailbox, proven only where the mail itself comes from it: anybody may name another one for answers. */
    static Address address(Headers headers, Mailbox sender) {
        Mailbox from = Mailboxes.first(headers.first("from"));
        boolean own = from != null && from.address().equals(sender.address());
        return new Address(Address.EMAIL, sender.address(), true, own && Proof.of(headers, sender.address()));
    }

    private static @Nullable Mailbox named(Headers headers) {
        return Stream.of("from", "sender", "reply-to", "return-path")
                .map(name -> Mailboxes.first(headers.first(name)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
