package io.insaka.desk.teams;

import io.insaka.conversations.Team;
import io.insaka.conversations.Teams;
import io.insaka.database.Sight;
import io.insaka.kernel.TeammateId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who of some teams can be given more, and whose turn it is; counts along while conversations are given out. */
final class Room {
    private final Map<UUID, Team> teams = new HashMap<>();
    private final Map<UUID, Map<TeammateId, Long>> turns = new HashMap<>();
    private final Map<TeammateId, Integer> held = new HashMap<>();
    private final Map<TeammateId, Optional<Sight>> able = new HashMap<>();
    private final Set<TeammateId> there;
    private final Function<TeammateId, Optional<Sight>> answers;

    Room(
            List<Team> giving,
            Function<Team, Collection<Teams.Load>> loads,
            Set<TeammateId> there,
            Function<TeammateId, Optional<Sight>> answers) {
        this.there = Set.copyOf(there);
        this.answers = answers;
        for (Team team : giving) {
            teams.put(team.id(), team);
            Map<TeammateId, Long> turn = new HashMap<>();
            for (Teams.Load load : loads.apply(team)) {
                turn.put(load.teammate(), load.turn());
                held.put(load.teammate(), load.held());
            }
            turns.put(team.id(), turn);
        }
    }

    /** Who would be given the next one of a team. */
    record Place(Team team, TeammateId teammate) {}

    /**
     * Nobody is given what they cannot see.
     *
     * @param except who put it back: it is not given to them again at once
     */
    Optional<Place> next(Teams.Waiting waiting, @Nullable TeammateId except) {
        UUID team = waiting.team();
        Team of = teams.get(team);
        if (of == null) {
            return Optional.empty();
        }
        Map<TeammateId, Long> turn = turns.getOrDefault(team, Map.of());
        Comparator<TeammateId> longestAgo = Comparator.<TeammateId>comparingLong(
                        teammate -> turn.getOrDefault(teammate, 0L))
                .thenComparing(TeammateId::value);
        Comparator<TeammateId> fewest = Comparator.comparingInt(teammate -> held.getOrDefault(teammate, 0));
        Comparator<TeammateId> fair =
                of.assignment() == Team.Assignment.LEAST_BUSY ? fewest.thenComparing(longestAgo) : longestAgo;
        return of.members().stream()
                .filter(member ->
                        there.contains(member.teammate()) && !member.teammate().equals(except) && hasRoom(of, member))
                .map(Team.Member::teammate)
                .filter(teammate -> able.computeIfAbsent(teammate, answers)
                        .filter(sight -> sight.shows(waiting.channel().value()))
                        .isPresent())
                .min(fair)
                .map(teammate -> new Place(of, teammate));
    }

    private boolean hasRoom(Team team, Team.Member member) {
        Integer own = member.capacity();
        return held.getOrDefault(member.teammate(), 0) < (own == null ? team.capacity() : own);
    }

    /** They were given one. @return their turn from now on: the last of the team */
    long take(Place place) {
        held.merge(place.teammate(), 1, Integer::sum);
        Map<TeammateId, Long> turn = turns.computeIfAbsent(place.team().id(), none -> new HashMap<>());
        long last = turn.values().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
        turn.put(place.teammate(), last);
        return last;
    }
}
