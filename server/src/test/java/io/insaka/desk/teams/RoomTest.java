package io.insaka.desk.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.conversations.Team;
import io.insaka.conversations.Team.Assignment;
import io.insaka.conversations.Teams;
import io.insaka.database.Sight;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.ConversationId;
import io.insaka.kernel.TeammateId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final TeammateId ANA = teammate(1);
    private static final TeammateId BWALYA = teammate(2);
    private static final TeammateId CHANDA = teammate(3);
    private static final UUID TEAM = new UUID(0, 9);

    private static TeammateId teammate(int number) {
        return new TeammateId(new UUID(0, number));
    }

    private static final ChannelId CHANNEL = new ChannelId(UUID.randomUUID());
    private static final Teams.Waiting WAITING =
            new Teams.Waiting(new ConversationId(UUID.randomUUID()), TEAM, CHANNEL);

    private static Team team(Assignment assignment, int capacity) {
        return new Team(
                TEAM,
                "Night",
                assignment,
                capacity,
                List.of(
                        new Team.Member(ANA, null),
                        new Team.Member(BWALYA, null),
                        new Team.Member(CHANDA, assignment == Assignment.ROUND_ROBIN ? 1 : null)));
    }

    private static Room room(Team team, Map<TeammateId, Integer> held, Set<TeammateId> there) {
        return new Room(
                List.of(team),
                of -> of.members().stream()
                        .map(member -> new Teams.Load(
                                member.teammate(),
                                held.getOrDefault(member.teammate(), 0),
                                member.teammate().equals(ANA) ? 5 : 0))
                        .toList(),
                there,
                teammate -> Optional.of(teammate.equals(CHANDA) ? Sight.of(List.of(CHANNEL.value())) : Sight.WHOLE));
    }

    private static List<TeammateId> givesOut(Room room) {
        List<TeammateId> given = new ArrayList<>();
        for (var place = room.next(WAITING, null); place.isPresent(); place = room.next(WAITING, null)) {
            given.add(place.get().teammate());
            room.take(place.get());
        }
        return given;
    }

    @Test
    void goesRoundAmongThoseWhoAreThereAndHaveRoom() {
        assertThat(givesOut(room(team(Assignment.ROUND_ROBIN, 2), Map.of(), Set.of(ANA, BWALYA, CHANDA))))
                .as("whose turn is longest ago is first; Chanda takes one only")
                .containsExactly(BWALYA, CHANDA, ANA, BWALYA, ANA);
        assertThat(givesOut(room(team(Assignment.ROUND_ROBIN, 2), Map.of(BWALYA, 2), Set.of(ANA, BWALYA))))
                .containsExactly(ANA, ANA);
        assertThat(givesOut(room(team(Assignment.ROUND_ROBIN, 2), Map.of(), Set.of())))
                .isEmpty();
    }

    @Test
    void givesNobodyWhatTheyCannotSee() {
        var elsewhere =
                new Teams.Waiting(new ConversationId(UUID.randomUUID()), TEAM, new ChannelId(UUID.randomUUID()));
        var room = room(team(Assignment.ROUND_ROBIN, 2), Map.of(), Set.of(CHANDA));
        assertThat(room.next(elsewhere, null)).isEmpty();
        assertThat(room.next(WAITING, null)).isPresent();
    }

    @Test
    void isNotGivenToWhoeverPutItBack() {
        var room = room(team(Assignment.ROUND_ROBIN, 2), Map.of(), Set.of(BWALYA));
        assertThat(room.next(WAITING, BWALYA)).isEmpty();
        assertThat(room.next(WAITING, ANA)).isPresent();
    }

    @Test
    void givesToWhoeverHoldsTheFewest() {
        var room =
                room(team(Assignment.LEAST_BUSY, 3), Map.of(ANA, 0, BWALYA, 2, CHANDA, 1), Set.of(ANA, BWALYA, CHANDA));
        assertThat(givesOut(room)).containsExactly(ANA, CHANDA, ANA, BWALYA, CHANDA, ANA);
    }
}
