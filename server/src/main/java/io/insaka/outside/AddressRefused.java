package io.insaka.outside;

import java.net.UnknownHostException;

/** An address that must not be called from here; nothing was sent. To a caller it is as if the name did not exist. */
public final class AddressRefused extends UnknownHostException {
    AddressRefused(String why) {
        super(why);
    }
}
