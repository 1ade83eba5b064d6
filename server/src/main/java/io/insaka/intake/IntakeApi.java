package io.insaka.intake;

import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The intake log: every item a provider delivered, what became of it, and the sums that show that none is missing. */
@RestController
@RequestMapping("/api/v1/intake")
class IntakeApi {
    private static final int MOST = 200;

    private final LedgerReaderRepository ledger;
    private final Replay replay;

    IntakeApi(LedgerReaderRepository ledger, Replay replay) {
        this.ledger = ledger;
        this.replay = replay;
    }

    /** A page; {@code next} is the cursor of the following one, null at the end. */
    record Items(List<LedgerView> items, @Nullable String next) {}

    @GetMapping
    @AuditedRead(value = "intake.listed", subject = "organisation")
    @Requires(Permission.INTAKE_READ)
    Items list(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID channel,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = ledger.page(caller.tenant(), channel, state(state), before(cursor), Math.clamp(limit, 1, MOST));
        return new Items(page.items(), page.next() == null ? null : page.next().toString());
    }

    private static @Nullable ItemState state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(ItemState.values())
                .filter(known -> known.wire().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> IntakeProblem.wrongFilter("state is one of received, done, ignored, quarantined, dead"));
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException notOurs) {
            throw IntakeProblem.wrongFilter("cursor is not one that this list handed out");
        }
    }

    @GetMapping("/balance")
    @NotAudited("shows sums")
    @Requires(Permission.INTAKE_READ)
    Balance balance(Caller caller, @RequestParam(required = false) @Nullable UUID channel) {
        return ledger.balance(caller.tenant(), channel);
    }

    @GetMapping("/{id}")
    @AuditedRead(value = "intake.item-opened", subject = "intake-item")
    @Requires(Permission.INTAKE_READ)
    LedgerView one(Caller caller, @PathVariable UUID id) {
        return find(caller, id);
    }

    private LedgerView find(Caller caller, UUID id) {
        LedgerView found = ledger.find(caller.tenant(), id).orElseThrow(IntakeProblem::unknown);
        return caller.may(Permission.CONTACTS_ADDRESSES) ? found : found.withoutRaw();
    }

    @PostMapping("/{id}/replay")
    @Audited("intake.replayed")
    @Requires(Permission.INTAKE_REPLAY)
    @ResponseStatus(HttpStatus.ACCEPTED)
    LedgerView replay(Caller caller, @PathVariable UUID id) {
        replay.replay(caller.tenant(), id);
        return find(caller, id);
    }
}
