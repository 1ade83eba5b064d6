package io.insaka.contacts.consent;

import static io.insaka.contacts.consent.Standing.GIVEN;
import static io.insaka.contacts.consent.Standing.SILENT;
import static io.insaka.contacts.consent.Standing.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.ContactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StandingTest {
    private final ContactId one = new ContactId(UUID.randomUUID());
    private final ContactId other = new ContactId(UUID.randomUUID());
    private final List<Entry> ledger = new ArrayList<>();

    private StandingTest says(ContactId who, String purpose, String channel, boolean given) {
        ledger.add(new Entry(
                ledger.size() + 1L,
                UUID.randomUUID(),
                who,
                purpose,
                channel,
                given,
                Said.byProvider(),
                Instant.EPOCH.plusSeconds(ledger.size())));
        return this;
    }

    private StandingTest says(ContactId who, boolean given) {
        return says(who, "marketing", "*", given);
    }

    private Standing of(ContactId who) {
        return Standing.of(ledger, who, "marketing", "email");
    }

    @Test
    void isTheLatestWord() {
        assertThat(of(one)).isEqualTo(SILENT);
        assertThat(says(one, true).of(one)).isEqualTo(GIVEN);
        assertThat(says(one, false).of(one)).isEqualTo(WITHDRAWN);
        assertThat(says(one, true).of(one)).isEqualTo(GIVEN);
    }

    @Test
    void isOfItsPurposeAndItsChannel() {
        says(one, "surveys", "*", false).says(one, "marketing", "sms", false);
        assertThat(of(one)).isEqualTo(SILENT);
        says(one, true).says(one, "marketing", "email", false);
        assertThat(of(one)).isEqualTo(WITHDRAWN);
        assertThat(Standing.of(ledger, one, "marketing", "telegram")).isEqualTo(GIVEN);
        assertThat(says(one, true).of(one)).as("said of every channel after it").isEqualTo(GIVEN);
    }

    @Test
    void stopEndsEveryYesAndStartBringsNoneBack() {
        says(one, true).says(one, "*", "*", false);
        assertThat(of(one)).isEqualTo(SILENT);
        assertThat(says(one, "*", "*", true).of(one)).isEqualTo(SILENT);
        assertThat(says(one, true).of(one)).isEqualTo(GIVEN);
    }

    @Test
    void stopAndStartDoNotTakeBackANo() {
        says(one, false).says(one, "*", "*", false).says(one, "*", "*", true);
        assertThat(of(one)).isEqualTo(WITHDRAWN);
    }

    @Test
    void aNoOfOneContactCountsForThePersonUntilTheOtherSaysYesAfterIt() {
        says(other, true).says(one, false);
        assertThat(of(other)).as("said before the no").isEqualTo(WITHDRAWN);
        says(other, true);
        assertThat(of(other)).isEqualTo(GIVEN);
        assertThat(of(one)).as("who said no themselves").isEqualTo(WITHDRAWN);
    }

    @Test
    void aYesOfOneContactCountsForThePerson() {
        assertThat(says(other, true).of(one)).isEqualTo(GIVEN);
    }
}
