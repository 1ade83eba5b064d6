package io.insaka.tenancy.provider;

/** The provider could not be used. For whoever set it up; carries nothing of who was signing in. */
public final class ProviderTrouble extends Exception {
    private final Kind kind;

    /** What went wrong. */
    public enum Kind {
        /** No answer, or its address may not be called from here. */
        UNREACHABLE,
        /** What it answers is not OpenID Connect, or lacks what is needed. */
        ODD,
        /** It does not know this client, its secret, or the code. */
        REFUSED,
        /** What it says of somebody is not proved: signature, issuer, audience, time or nonce are wrong. */
        UNPROVED
    }

    ProviderTrouble(Kind kind, String detail) {
        super(detail, null, false, false);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
