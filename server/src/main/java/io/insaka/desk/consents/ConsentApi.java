package io.insaka.desk.consents;

import io.insaka.channels.Channels;
import io.insaka.contacts.consent.Consents;
import io.insaka.contacts.consent.Purposes;
import io.insaka.contacts.consent.Said;
import io.insaka.database.TenantTransactions;
import io.insaka.desk.DeskProblem;
import io.insaka.desk.PlainText;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.AuditedRead;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What somebody said to being written to. */
@RestController
@RequestMapping("/api/v1/contacts/{id}/consents")
class ConsentApi {
    private static final int MOST = 100;

    private final TenantTransactions transactions;
    private final ConsentViews views;
    private final Recording recording;
    private final Purposes purposes;
    private final Channels channels;

    ConsentApi(
            TenantTransactions transactions,
            ConsentViews views,
            Recording recording,
            Purposes purposes,
            Channels channels) {
        this.transactions = transactions;
        this.views = views;
        this.recording = recording;
        this.purposes = purposes;
        this.channels = channels;
    }

    /** How it stands now, and what was said so far, the latest first. */
    @GetMapping
    @AuditedRead(value = "contact.opened", subject = "contact")
    @Requires(Permission.CONTACTS_READ)
    ConsentViews.View of(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        Long before = place(cursor);
        return transactions.call(
                caller.tenant(), () -> views.of(caller.tenant(), id, before, Math.clamp(limit, 1, MOST)));
    }

    private static @Nullable Long place(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        if (!cursor.matches("\\d{1,18}")) {
            throw DeskProblem.invalid("cursor", "is not one that this list handed out");
        }
        return Long.valueOf(cursor);
    }

    /**
     * @param purpose a key; {@code *} for any message at all
     * @param channel a kind; absent: every one
     * @param note how it is known
     * @param wording what they were asked
     * @param language in which
     * @param reason needed for a yes of somebody whose own last word was no: why it is to be believed all the same
     */
    record NewConsent(
            @NotNull @Size(max = 40) String purpose,
            @Nullable @Size(max = 40) String channel,
            @NotNull Boolean given,
            @NotBlank @Size(max = 2_000) String note,
            @Nullable @Size(max = 4_000) String wording,

            @Nullable @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
            String language,

            @Nullable @Size(max = 2_000) String reason) {}

    /** A teammate's word counts for the whole person. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Audited("consent.recorded")
    @Requires(Permission.CONVERSATIONS_WRITE)
    ConsentViews.View record(Caller caller, @PathVariable UUID id, @Valid @RequestBody NewConsent wanted) {
        TenantId tenant = caller.tenant();
        var proof = new Said.Proof(
                PlainText.lines("note", wanted.note()),
                text("wording", wanted.wording()),
                wanted.language(),
                text("reason", wanted.reason()));
        String channel = channel(wanted);
        return transactions.call(tenant, () -> {
            if (!wanted.purpose().equals(Purposes.ANY)
                    && purposes.find(tenant, wanted.purpose()).isEmpty()) {
                throw DeskProblem.invalid("purpose", "is none of this organisation's purposes");
            }
            recording.record(
                    tenant,
                    id,
                    new Consents.Word(wanted.purpose(), channel, wanted.given()),
                    Said.byTeammate(caller.teammate(), proof));
            return views.of(tenant, id, null, MOST);
        });
    }

    private static @Nullable String text(String field, @Nullable String said) {
        return said == null || said.isBlank() ? null : PlainText.lines(field, said);
    }

    private String channel(NewConsent wanted) {
        String kind = wanted.channel();
        if (kind == null || kind.isBlank()) {
            return Consents.EVERYWHERE;
        }
        if (wanted.purpose().equals(Purposes.ANY)) {
            throw DeskProblem.invalid("channel", "is not asked for when it is about any message at all");
        }
        if (channels.findAdapter(kind).isEmpty()) {
            throw DeskProblem.invalid("channel", "is no kind of channel");
        }
        return kind;
    }
}
