package io.insaka.live;

import io.insaka.database.Sight;
import io.insaka.kernel.ConversationId;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import io.insaka.tenancy.Teammates;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The live stream over server-sent events. */
@RestController
class LiveApi {
    static final Duration KEPT = Duration.ofHours(48);
    private static final Duration OLDEST_RESUMABLE = Duration.ofHours(47);
    private static final long HEARTBEAT_MILLIS = 15_000;
    /** A word of the moment that is older is not told: whoever was away does not need to know who typed meanwhile. */
    private static final Duration MOMENT = Duration.ofSeconds(10);

    private final LiveHub hub;
    private final Teammates teammates;
    private final Whereabouts whereabouts;
    private final Clock clock;

    LiveApi(LiveHub hub, Teammates teammates, Whereabouts whereabouts, Clock clock) {
        this.hub = hub;
        this.teammates = teammates;
        this.whereabouts = whereabouts;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Permission.CONVERSATIONS_READ)
    @NotAudited("tells that something changed, never what it says")
    SseEmitter live(
            Caller caller,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(required = false) @Nullable String after) {
        var from = LiveCursor.parse(lastEventId != null ? lastEventId : after);
        boolean outlived = from.filter(
                        cursor -> cursor.at().isBefore(clock.instant().minus(OLDEST_RESUMABLE)) || !hub.knows(cursor))
                .isPresent();
        Watcher watcher = hub.watch(caller.tenant(), outlived ? null : from.orElse(null));
        var emitter = new SseEmitter(0L);
        Runnable leave = () -> {
            watcher.close();
            hub.leave(watcher);
        };
        emitter.onCompletion(leave);
        emitter.onError(failure -> leave.run());
        Thread.ofVirtual()
                .name("live-stream")
                .start(() -> pump(watcher, caller, emitter, outlived ? "reset" : "ready", leave));
        return emitter;
    }

    private void pump(Watcher watcher, Caller caller, SseEmitter emitter, String greeting, Runnable leave) {
        try {
            // Not the end of its queue: who is cut off after the greeting comes back with this id, and misses nothing.
            emitter.send(
                    SseEmitter.event().name(greeting).id(watcher.begin().text()).data(Map.of()));
            Instant told = clock.instant();
            while (watcher.open()) {
                LiveEvent event = watcher.next(left(told));
                boolean silent = event == null || overtaken(event) || !shown(caller, event);
                if (silent && event != null && left(told) > 0) {
                    continue;
                }
                if (!silent || watcher.open()) {
                    told = clock.instant();
                }
                if (!silent && event != null) {
                    emitter.send(SseEmitter.event()
                            .name("changed")
                            .id(event.cursor().text())
                            .data(data(event)));
                    if (event.what().equals(Change.ACCESS) && !mayStill(caller)) {
                        break;
                    }
                } else if (watcher.open()) {
                    emitter.send(stillHere(watcher, caller));
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            // The watcher went away; it resumes with the last id it saw.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            leave.run();
        }
    }

    private long left(Instant told) {
        return Math.max(
                0, HEARTBEAT_MILLIS - Duration.between(told, clock.instant()).toMillis());
    }

    /**
     * Of somebody who sees a part, with the place of the whole installation: after days of what they do not see they come back
     * to where they were, and do not learn from it that anything happened.
     */
    private SseEmitter.SseEventBuilder stillHere(Watcher watcher, Caller caller) {
        return (caller.sight() instanceof Sight.Some ? hub.drained(watcher) : Optional.<LiveCursor>empty())
                .map(place -> SseEmitter.event().name("here").id(place.text()).data(Map.of()))
                .orElseGet(() -> SseEmitter.event().comment("still here"));
    }

    /** Who sees more or less than before comes back, and is told by that. */
    private boolean mayStill(Caller caller) {
        return teammates
                .acting(caller.tenant(), caller.teammate())
                .filter(now ->
                        now.may(Permission.CONVERSATIONS_READ) && now.sight().equals(caller.sight()))
                .isPresent();
    }

    /** Not even that something happened is told of conversations on channels they do not see. */
    private boolean shown(Caller caller, LiveEvent event) {
        return event.conversation() == null
                || caller.sight() instanceof Sight.Whole
                || whereabouts
                        .channel(caller.tenant(), new ConversationId(event.conversation()))
                        .filter(channel -> caller.sight().shows(channel.value()))
                        .isPresent();
    }

    private boolean overtaken(LiveEvent event) {
        boolean ofTheMoment = event.what().equals(Change.TYPING) || event.what().equals(Change.ANSWERING);
        return ofTheMoment && event.cursor().at().isBefore(clock.instant().minus(MOMENT));
    }

    private static Map<String, Object> data(LiveEvent event) {
        Map<String, Object> data = new HashMap<>();
        if (event.conversation() != null) {
            data.put("conversationId", event.conversation());
        }
        data.put("what", Arrays.asList(event.what().split(",")));
        return data;
    }
}
