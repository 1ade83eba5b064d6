package io.insaka.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insaka.channels.spi.Address;
import io.insaka.channels.spi.Party;
import io.insaka.contacts.consent.Said;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is one person, on whose word, and who is not. */
@ProductTest
class IdentityTest {
    private static final Instant BEFORE = Instant.parse("2026-01-20T08:00:00Z");
    private static final Instant CHANGE = Instant.parse("2026-01-20T09:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-01-20T10:00:00Z");
    private static final Address PHONE = new Address(Address.PHONE, "260971234567", true);
    private static final Address NEW_PHONE = new Address(Address.PHONE, "260977654321", true);
    private static final Address USER = new Address("whatsapp_user", "ZM.1", true);
    private static final Address NEW_USER = new Address("whatsapp_user", "ZM.2", true);
    private static final Address CLAIMED = new Address("gateway_user", "web/7", true, false);

    @Autowired
    Contacts contacts;

    @Autowired
    People people;

    @Autowired
    Suggestions suggestions;

    @Autowired
    TenantTransactions transactions;

    @Autowired
    Organisations organisations;

    TenantId tenant = new TenantId(new UUID(0, 0));
    TeammateId teammate = new TeammateId(new UUID(0, 0));

    @BeforeEach
    void freshOrganisation() {
        var organisation = organisations.found();
        tenant = organisation.tenant();
        teammate = organisation.owner().teammate();
    }

    @Test
    void keepsBothNumbersAndAnswersTheNewOne() {
        ContactId id = see("Chanda", BEFORE, PHONE, USER);
        assertThat(move(BEFORE.plusSeconds(60), List.of(PHONE, USER), List.of(NEW_PHONE, NEW_USER)))
                .isEqualTo(id);
        Contact contact = find(id);
        assertThat(contact.addresses()).containsExactlyInAnyOrder(NEW_PHONE, NEW_USER);
        assertThat(contact.address()).isEqualTo("+260977654321");
        assertThat(contact.ties().former())
                .extracting(former -> former.address().value())
                .containsExactlyInAnyOrder("260971234567", "ZM.1");
        assertThat(see("Chanda", AFTER, NEW_PHONE)).isEqualTo(id);
        assertThat(transactions
                        .call(tenant, () -> contacts.list(tenant, "1234567", null, 10))
                        .people())
                .as("found by the number of old, too")
                .hasSize(1);
    }

    @Test
    void doesNotTakeWhoeverGetsTheOldNumberForThePerson() {
        ContactId id = see("Chanda", BEFORE, PHONE);
        move(CHANGE, List.of(PHONE), List.of(NEW_PHONE));
        assertThat(see("Chanda", BEFORE, PHONE))
                .as("sent before, arrived after")
                .isEqualTo(id);
        ContactId stranger = see("Mutale", AFTER, PHONE);
        assertThat(stranger).isNotEqualTo(id);
        assertThat(see("Mutale", AFTER, PHONE)).isEqualTo(stranger);
        assertThat(find(id).addresses()).containsExactly(NEW_PHONE);
    }

    @Test
    void knowsSomebodyWhoTakesTheirOldNumberBack() {
        ContactId id = see("Chanda", BEFORE, PHONE, USER);
        move(CHANGE, List.of(PHONE), List.of(NEW_PHONE));
        move(AFTER, List.of(NEW_PHONE), List.of(PHONE));
        assertThat(find(id).addresses()).containsExactlyInAnyOrder(PHONE, USER);
        assertThat(see(null, AFTER.plusSeconds(1), PHONE)).isEqualTo(id);
    }

    @Test
    void isOnePersonWithWhoWroteFromTheNewNumberBeforeTheNewsCame() {
        ContactId old = see("Chanda", BEFORE, PHONE);
        ContactId early = see("Chanda", AFTER, NEW_PHONE);
        assertThat(early).isNotEqualTo(old);
        move(CHANGE, List.of(PHONE), List.of(NEW_PHONE));
        assertThat(find(early).lead()).isEqualTo(old);
        assertThat(find(old).address()).as("answers in the old thread").isEqualTo("+260977654321");
        assertThat(find(early).addresses()).containsExactly(NEW_PHONE);
    }

    @Test
    void onlySuggestsWhoHadTheNewNumberBeforeTheChange() {
        ContactId had = see("Mutale", BEFORE, NEW_PHONE);
        ContactId id = see("Chanda", BEFORE, PHONE);
        move(Instant.now().plusSeconds(3_600), List.of(PHONE), List.of(NEW_PHONE));
        assertThat(find(id).lead()).isEqualTo(id);
        assertThat(find(had).lead()).isEqualTo(had);
        assertThat(find(id).address()).isEqualTo("+260977654321");
        assertThat(suggested(id)).containsExactly(had);
    }

    @Test
    void joinsWhatAProviderShowsAsOneAndNothingElse() {
        ContactId byPhone = see("Chanda", BEFORE, PHONE);
        ContactId byUser = see("Chanda", BEFORE, USER);
        ContactId claimed = see("Chanda", BEFORE, CLAIMED, new Address(Address.PHONE, "260971234567", false));
        see("Chanda", BEFORE, PHONE, CLAIMED);
        assertThat(find(claimed).lead()).as("only a gateway says so").isEqualTo(claimed);
        assertThat(suggested(claimed)).containsExactly(byPhone);

        see("Chanda", AFTER, PHONE, USER);
        assertThat(find(byUser).lead()).isEqualTo(byPhone);
        assertThat(find(byUser).addresses()).as("nothing moves").containsExactly(USER);
        run(() -> people.unmerge(tenant, byUser, teammate));
        see("Chanda", AFTER, PHONE, USER);
        assertThat(find(byUser).lead()).as("a teammate knows better").isEqualTo(byUser);
    }

    @Test
    void suggestsALikelyTwinUntilItIsDismissed() {
        ContactId one = see("Chanda Mwansa", BEFORE, PHONE);
        ContactId twin = see("chanda  mwansa", BEFORE, new Address(Address.PHONE, "0971234567", true));
        see("Chanda Banda", BEFORE, new Address(Address.PHONE, "260961234567", true));
        assertThat(suggested(one)).containsExactly(twin);
        assertThat(suggested(twin)).containsExactly(one);
        run(() -> people.tellApart(tenant, twin, one, teammate));
        assertThat(suggested(one)).isEmpty();
        assertThat(suggested(twin)).isEmpty();
        see("Chanda Mwansa", AFTER, PHONE, new Address(Address.EMAIL, "c@example.com", false));
        see(
                "chanda mwansa",
                AFTER,
                new Address(Address.PHONE, "0971234567", true),
                new Address(Address.EMAIL, "c@example.com", false));
        assertThat(suggested(one)).as("more of the same").isEmpty();
    }

    @Test
    void takesAChainApartInAnyOrder() {
        for (boolean innerFirst : List.of(true, false)) {
            freshOrganisation();
            ContactId a = see("A", BEFORE, PHONE);
            ContactId b = see("B", BEFORE, NEW_PHONE);
            ContactId c = see("C", BEFORE, USER);
            run(() -> contacts.favour(tenant, find(c), true));
            run(() -> people.merge(tenant, b, c, teammate));
            run(() -> people.merge(tenant, a, b, teammate));
            assertThat(find(c).everyone()).containsExactlyInAnyOrder(a, b, c);
            assertThat(find(a).vip()).isTrue();
            run(() -> contacts.optOut(tenant, b, BEFORE, Said.byProvider()));
            assertThat(find(c).optedOutAt()).isEqualTo(BEFORE);
            run(() -> people.unmerge(tenant, innerFirst ? c : b, teammate));
            assertThat(find(a).everyone()).hasSize(innerFirst ? 2 : 1);
            run(() -> people.unmerge(tenant, innerFirst ? b : c, teammate));
            assertThat(List.of(a, b, c))
                    .allSatisfy(id -> assertThat(find(id).everyone()).containsExactly(id));
            assertThat(find(c).vip()).isTrue();
            assertThat(find(a).vip()).isFalse();
            assertThat(find(c).optedOutAt()).isNull();
            assertThat(find(b).optedOutAt()).isEqualTo(BEFORE);
            assertThatThrownBy(() -> run(() -> people.unmerge(tenant, c, teammate)))
                    .isInstanceOf(ContactProblem.class);
        }
    }

    @Test
    void staysOnePersonWhenTwoTeammatesMergeCrosswise() throws Exception {
        ContactId one = see("A", BEFORE, PHONE);
        ContactId other = see("B", BEFORE, NEW_PHONE);
        var together = new CyclicBarrier(8);
        List<Future<Boolean>> all = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 8; n++) {
                boolean crosswise = n % 2 == 0;
                Callable<Boolean> merge = () -> {
                    together.await();
                    try {
                        run(() -> people.merge(tenant, crosswise ? one : other, crosswise ? other : one, teammate));
                        return true;
                    } catch (ContactProblem alreadyOne) {
                        return false;
                    }
                };
                all.add(pool.submit(merge));
            }
            int merged = 0;
            for (Future<Boolean> each : all) {
                merged += each.get() ? 1 : 0;
            }
            assertThat(merged).isEqualTo(1);
        }
        assertThat(find(one).everyone()).hasSize(2);
        assertThat(find(one).lead()).isEqualTo(find(other).lead());
    }

    private ContactId see(@Nullable String name, Instant at, Address... addresses) {
        return meet(new Sighting(new Party(Arrays.asList(addresses), name), at));
    }

    private ContactId move(Instant at, List<Address> before, List<Address> after) {
        return meet(new Sighting(new Party(after, null), at, new Party(before, null)));
    }

    private ContactId meet(Sighting sighting) {
        return transactions.call(
                tenant,
                () -> contacts.meet(tenant, List.of(sighting), Instant.now())
                        .getFirst()
                        .id());
    }

    private Contact find(ContactId id) {
        return transactions.call(tenant, () -> contacts.find(tenant, id).orElseThrow());
    }

    private Set<ContactId> suggested(ContactId id) {
        return transactions.call(
                tenant,
                () -> suggestions.of(tenant, contacts.find(tenant, id).orElseThrow()).stream()
                        .map(suggestion -> suggestion.contact().id())
                        .collect(java.util.stream.Collectors.toSet()));
    }

    private void run(Runnable work) {
        transactions.run(tenant, work);
    }
}
