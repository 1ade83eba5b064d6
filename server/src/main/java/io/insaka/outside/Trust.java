package io.insaka.outside;

/** Who named the address that is to be called. */
public enum Trust {
    /** An owner, in a setting: may be a private address where {@link OutsideSettings} allows it, on any port. */
    OWNER,
    /** A customer, a provider, a redirect: public addresses on the web's own ports only, always. */
    STRANGER
}
