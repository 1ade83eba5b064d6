package io.insaka.tenancy.provider;

/** How the provider knows this organisation's Insaka: its client there. */
public record Registration(String issuer, String clientId, String secret) {
    @Override
    public String toString() {
        return "Registration[" + issuer + "]";
    }
}
