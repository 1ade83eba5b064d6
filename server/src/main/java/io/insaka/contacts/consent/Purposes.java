package io.insaka.contacts.consent;

import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What an organisation writes to its customers for. Every method joins the open transaction of the tenant. */
@Component
public class Purposes {
    /** Any message at all: what STOP takes back, and START takes back again. */
    public static final String ANY = "*";
    /** What a text is sent for of which nothing else is said; every organisation has it. */
    public static final String SERVICE = "service";

    /** Of an organisation that has not said otherwise. What serves somebody is expected; what sells has to be asked for. */
    private static final List<Of> USUAL = List.of(
            new Of(SERVICE, "Service", true),
            new Of("marketing", "Marketing", false),
            new Of("surveys", "Surveys", false));

    private final PurposeRepository repository;

    Purposes(PurposeRepository repository) {
        this.repository = repository;
    }

    /**
     * One of them.
     *
     * @param key never changes: the ledger names it
     * @param assumed whether whoever has said nothing agrees
     */
    public record Of(String key, String name, boolean assumed) {}

    public List<Of> list(TenantId tenant) {
        List<Of> own = repository.list(tenant);
        return own.isEmpty() ? USUAL : own;
    }

    public Optional<Of> find(TenantId tenant, String key) {
        return list(tenant).stream().filter(one -> one.key().equals(key)).findFirst();
    }

    /** All of them at once. What was said to one that is left out stays in the ledger. */
    public void replace(TenantId tenant, List<Of> all) {
        repository.replace(tenant, all);
    }
}
