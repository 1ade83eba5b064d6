package io.insaka.notices;

import io.insaka.database.TenantTransactions;
import io.insaka.push.Pushes;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.OpeningHours;
import io.insaka.tenancy.Openings;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the caller wants to be told. */
@RestController
@RequestMapping("/api/v1/me/notices/preferences")
class PreferenceApi {
    private static final String OWN = "of what callers are told themselves, and says nothing of customers";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final TenantTransactions transactions;
    private final PreferenceRepository repository;
    private final Openings openings;
    private final Pushes pushes;
    private final MailWishes mails;

    PreferenceApi(
            TenantTransactions transactions,
            PreferenceRepository repository,
            Openings openings,
            Pushes pushes,
            MailWishes mails) {
        this.transactions = transactions;
        this.repository = repository;
        this.openings = openings;
        this.pushes = pushes;
        this.mails = mails;
    }

    /** @param kind as in the list of notices */
    record Choice(@NotBlank @Size(max = 30) String kind, boolean app, boolean push) {}

    /** Hours and minutes of each day; the night may lie between. */
    record QuietTime(
            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
            String from,

            @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
            String to) {}

    /**
     * @param kinds what is left out is as usual
     * @param zone such as Africa/Lusaka
     * @param quiet null: never
     * @param mail null: as it was
     */
    record Wanted(
            @NotNull @Size(max = 30) List<@Valid @NotNull Choice> kinds,
            @NotBlank @Size(max = 60) String zone,
            @Nullable @Valid QuietTime quiet,
            @Nullable @Valid Mail mail) {}

    /**
     * @param rhythm never, away (once an hour at most, and only while they are away) or daily
     * @param at hours and minutes of each day, in their time zone; null unless daily
     * @param urgent whether calls in notes and targets are mailed at once, too
     */
    record Mail(
            @NotBlank @Size(max = 10) String rhythm,

            @Nullable @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
            String at,

            boolean urgent) {}

    /**
     * @param pushing whether browsers can be told at all
     * @param mailing whether this server can send mail to teammates
     */
    record View(
            List<Choice> kinds, String zone, @Nullable QuietTime quiet, boolean pushing, Mail mail, boolean mailing) {}

    @GetMapping
    @NotAudited(OWN)
    @Requires(Permission.CONVERSATIONS_READ)
    View get(Caller caller) {
        OpeningHours hours = openings.of(caller.tenant());
        return transactions.call(
                caller.tenant(), () -> view(caller, repository.of(caller.tenant(), caller.teammate(), hours.zone())));
    }

    @PutMapping
    @NotAudited(OWN)
    @Requires(Permission.CONVERSATIONS_READ)
    View put(Caller caller, @Valid @RequestBody Wanted wanted) {
        Preferences preferences = preferences(wanted);
        MailWish mail = wish(wanted.mail());
        return transactions.call(caller.tenant(), () -> {
            repository.save(caller.tenant(), caller.teammate(), preferences);
            mails.save(caller.tenant(), caller.teammate(), mail, preferences.zone());
            return view(caller, preferences);
        });
    }

    private static Preferences preferences(Wanted wanted) {
        Map<Kind, Kind.Ways> ways = new EnumMap<>(Kind.class);
        for (Choice choice : wanted.kinds()) {
            Kind kind = Kind.of(choice.kind()).orElseThrow(() -> NoticeProblem.invalid("kinds", "has an unknown kind"));
            ways.put(kind, new Kind.Ways(choice.app(), choice.push()));
        }
        QuietTime quiet = wanted.quiet();
        if (quiet != null && quiet.from().equals(quiet.to())) {
            throw NoticeProblem.invalid("quiet", "ends when it begins");
        }
        return new Preferences(
                ways,
                zone(wanted.zone()),
                quiet == null ? null : new Quiet(LocalTime.parse(quiet.from()), LocalTime.parse(quiet.to())));
    }

    private static @Nullable MailWish wish(@Nullable Mail mail) {
        if (mail == null) {
            return null;
        }
        Rhythm rhythm = Rhythm.of(mail.rhythm())
                .orElseThrow(() -> NoticeProblem.invalid("mail.rhythm", "is one of never, away, daily"));
        String at = mail.at();
        if ((rhythm == Rhythm.DAILY) != (at != null)) {
            throw NoticeProblem.invalid("mail.at", "is needed each day, and only then");
        }
        return new MailWish(rhythm, at == null ? null : LocalTime.parse(at), mail.urgent());
    }

    private static ZoneId zone(String named) {
        try {
            return ZoneId.of(named);
        } catch (DateTimeException unknown) {
            throw NoticeProblem.invalid("zone", "is no time zone");
        }
    }

    private View view(Caller caller, Preferences preferences) {
        MailWish mail = mails.of(caller.tenant(), caller.teammate());
        LocalTime at = mail.at();
        Quiet quiet = preferences.quiet();
        return new View(
                Arrays.stream(Kind.values())
                        .map(kind -> {
                            Kind.Ways chosen = preferences.of(kind);
                            return new Choice(kind.wire(), chosen.app(), chosen.push());
                        })
                        .toList(),
                preferences.zone().getId(),
                quiet == null ? null : new QuietTime(MINUTE.format(quiet.from()), MINUTE.format(quiet.to())),
                pushes.enabled(),
                new Mail(mail.rhythm().wire(), at == null ? null : MINUTE.format(at), mail.urgent()),
                mails.on());
    }
}
