package io.insaka.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.contacts.Person.Member;
import io.insaka.kernel.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonTest {
    private static final Instant EARLY = Instant.parse("2026-11-20T08:00:00Z");
    private static final Instant LATE = Instant.parse("2026-11-21T08:00:00Z");

    private static ContactId id(int number) {
        return new ContactId(new UUID(0, number));
    }

    private static Member member(int number, int joinedTo, @Nullable Instant out, @Nullable Instant wished) {
        return new Member(
                id(number),
                joinedTo == 0 ? null : id(joinedTo),
                joinedTo == 0 ? null : EARLY,
                null,
                null,
                false,
                null,
                out,
                wished,
                EARLY);
    }

    @Test
    void wantsNothingAnywhereOnceItSaidSoSomewhere() {
        var person = new Person(List.of(member(2, 1, EARLY, EARLY), member(1, 0, null, null)));
        assertThat(person.lead()).isEqualTo(id(1));
        assertThat(person.optedOutAt(id(1))).isEqualTo(EARLY);
        assertThat(person.optedOutAt(id(2))).isEqualTo(EARLY);
    }

    @Test
    void wantsMessagesAgainOnlyWhereItSaidSo() {
        var person =
                new Person(List.of(member(1, 0, null, LATE), member(2, 1, EARLY, EARLY), member(3, 1, null, null)));
        assertThat(person.optedOutAt(id(1))).isNull();
        assertThat(person.optedOutAt(id(2))).isEqualTo(EARLY);
        assertThat(person.optedOutAt(id(3))).isEqualTo(EARLY);
    }

    @Test
    void wantsNothingAnyMoreAfterItTookThatBack() {
        var person = new Person(List.of(member(1, 0, null, EARLY), member(2, 1, LATE, LATE)));
        assertThat(person.optedOutAt(id(1))).isEqualTo(LATE);
    }

    @Test
    void leavesWithWhatWasJoinedToIt() {
        var person = new Person(List.of(
                member(1, 0, null, null),
                member(2, 1, null, null),
                member(3, 2, null, null),
                member(4, 3, null, null),
                member(5, 1, null, null)));
        assertThat(person.branch(id(2))).containsExactly(id(2), id(3), id(4));
        assertThat(person.branch(id(5))).containsExactly(id(5));
    }

    @Test
    void isAVipWhenOneOfThemIsUnlessTheTeamSaidOtherwise() {
        var vip = new Member(id(2), id(1), EARLY, null, "Mwila", true, null, null, null, EARLY);
        assertThat(new Person(List.of(member(1, 0, null, null), vip)).vip()).isTrue();
        var told = new Member(id(1), null, null, null, null, false, false, null, null, EARLY);
        assertThat(new Person(List.of(told, vip)).vip()).isFalse();
        assertThat(new Person(List.of(told, vip)).name()).isEqualTo("Mwila");
    }
}
