package io.insaka.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProductTest
class ContactsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Address PHONE = new Address(Address.PHONE, "260971234567", true);
    private static final Address NEW_PHONE = new Address(Address.PHONE, "260977654321", true);
    private static final Address USER = new Address("whatsapp_user", "ZM.13491208655302741918", true);

    @Autowired
    Contacts contacts;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Organisations organisations;

    TenantId tenant = new TenantId(new UUID(0, 0));

    @BeforeEach
    void freshOrganisation() {
        tenant = organisations.found().tenant();
    }

    @Test
    void recognisesOnePersonFromManyThreads() throws Exception {
        int threads = 16;
        var together = new CyclicBarrier(threads);
        Callable<ContactId> task = () -> {
            together.await();
            return recogniseAsTurnsDo(new Party(List.of(PHONE, USER), "Chanda"));
        };
        List<ContactId> found = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ContactId>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(pool.submit(task));
            }
            for (Future<ContactId> each : all) {
                found.add(each.get());
            }
        }
        assertThat(found).hasSize(threads).containsOnly(found.getFirst());
        assertThat(count("contact")).isEqualTo(1);
        assertThat(count("contact_address")).isEqualTo(2);
    }

    @Test
    void linksPhoneAndBusinessScopedUserId() {
        ContactId id = recognise("Chanda", PHONE).id();
        assertThat(recognise("Chanda", PHONE, USER).id()).isEqualTo(id);
        assertThat(recognise("Chanda", USER).id()).isEqualTo(id);
        assertThat(find(USER).addresses()).containsExactlyInAnyOrder(PHONE, USER);
    }

    @Test
    void knowsAPersonWhoseNumberChanged() {
        ContactId id = recognise("Chanda", PHONE, USER).id();
        assertThat(recognise("Chanda", NEW_PHONE, USER).id()).isEqualTo(id);
        assertThat(find(NEW_PHONE).id()).isEqualTo(id);
        assertThat(find(PHONE).id()).isEqualTo(id);
    }

    @Test
    void recognisesOnePersonTwiceInOneBatch() {
        List<Contact> both = transactions.call(
                tenant,
                () -> contacts.recognise(
                        tenant,
                        List.of(new Party(List.of(PHONE, USER), "Chanda"), new Party(List.of(USER), null)),
                        NOW));
        assertThat(both.getFirst().id()).isEqualTo(both.getLast().id());
        assertThat(count("contact")).isEqualTo(1);
    }

    @Test
    void takesTheNewNameAndKeepsItWhenNoneIsGiven() {
        recognise("Chanda", PHONE);
        recognise("Chanda Mwansa", PHONE);
        assertThat(recognise(null, PHONE).name()).isEqualTo("Chanda Mwansa");
        assertThat(recognise(" ", PHONE).name()).isEqualTo("Chanda Mwansa");
        assertThat(found("mwansa")).isEqualTo(1);
    }

    @Test
    void isNotRecognisedByWhatMayChangeHands() {
        var username = new Address("whatsapp_username", "chanda", false);
        ContactId first = recognise("Chanda", PHONE, username).id();
        assertThat(recognise("Another", NEW_PHONE, username).id()).isNotEqualTo(first);
    }

    @Test
    void isSearchedByNameAndByTheEndOfTheNumber() {
        recognise("Chanda Mwansa", PHONE);
        recognise("Mutale Banda", NEW_PHONE);
        assertThat(found("chan")).isEqualTo(1);
        assertThat(found("MWANSA chanda")).isEqualTo(1);
        assertThat(found("+260971234567")).isEqualTo(1);
        assertThat(found("4567")).isEqualTo(1);
        assertThat(found("chanda banda")).isZero();
        assertThat(found("anda")).isZero();
    }

    @Test
    void isSomebodyElseInAnotherOrganisation() {
        ContactId here = recognise("Chanda", PHONE).id();
        TenantId first = tenant;
        tenant = organisations.found().tenant();
        assertThat(transactions.call(tenant, () -> contacts.find(tenant, PHONE)))
                .isEmpty();
        assertThat(transactions.call(tenant, () -> contacts.find(tenant, here))).isEmpty();
        assertThat(found("chanda")).isZero();
        assertThat(recognise("Chanda", PHONE).id()).isNotEqualTo(here);
        tenant = first;
        assertThat(count("contact")).isEqualTo(1);
    }

    /** The loser of a race is rolled back whole and tried again. */
    private ContactId recogniseAsTurnsDo(Party party) {
        for (; ; ) {
            try {
                return transactions.call(
                        tenant,
                        () -> contacts.recognise(tenant, List.of(party), NOW)
                                .getFirst()
                                .id());
            } catch (ConcurrencyFailureException race) {
                continue;
            }
        }
    }

    private Contact recognise(@Nullable String name, Address... addresses) {
        return transactions.call(
                tenant,
                () -> contacts.recognise(tenant, List.of(new Party(Arrays.asList(addresses), name)), NOW)
                        .getFirst());
    }

    private Contact find(Address address) {
        return transactions.call(tenant, () -> contacts.find(tenant, address).orElseThrow());
    }

    private int found(String query) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT count(*) FROM contact WHERE tenant_id = :tenant AND words @> :words")
                        .param("tenant", tenant.value())
                        .param("words", contacts.sought(tenant, query))
                        .query(Integer.class)
                        .single());
    }

    private int count(String table) {
        return transactions.call(
                tenant,
                () -> jdbc.sql("SELECT count(*) FROM " + table + " WHERE tenant_id = :tenant")
                        .param("tenant", tenant.value())
                        .query(Integer.class)
                        .single());
    }
}
