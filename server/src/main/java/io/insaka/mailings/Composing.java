package io.insaka.mailings;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Channel;
import io.insaka.contacts.consent.Purposes;
import io.insaka.customers.Segment;
import io.insaka.customers.Segments;
import io.insaka.desk.Placeholders;
import io.insaka.kernel.ChannelId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Caller;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is wrong with a mailing before anybody is asked to say yes to it. */
@Component
class Composing {
    private static final int MOST_COMPONENTS = 20;

    private final Channels channels;
    private final Segments segments;
    private final Purposes purposes;
    private final MailingSettings settings;

    Composing(Channels channels, Segments segments, Purposes purposes, MailingSettings settings) {
        this.purposes = purposes;
        this.channels = channels;
        this.segments = segments;
        this.settings = settings;
    }

    void check(TenantId tenant, Mailings.Wish wish) {
        ChannelAccount account = channels.find(tenant, wish.channel())
                .orElseThrow(() -> MailingProblem.invalid("channelId", "is no channel of this organisation"));
        Channel adapter = channels.adapter(account.kind());
        if (!sends(account)) {
            throw MailingProblem.invalid("channelId", "is a channel that is switched off or not connected");
        }
        Plan.Letter letter = wish.plan().letter();
        Plan.Template template = letter.template();
        String text = letter.text();
        if ((text == null) == (template == null)) {
            throw MailingProblem.invalid("text", "is there, or a template is; not both");
        }
        if (template != null && !adapter.capabilities().templates()) {
            throw MailingProblem.invalid("template", "is nothing this channel knows");
        }
        if (template != null && template.components().size() > MOST_COMPONENTS) {
            throw MailingProblem.invalid("template.components", "has at most " + MOST_COMPONENTS);
        }
        if (text != null && !adapter.capabilities().fits(text)) {
            throw MailingProblem.invalid("text", "is too long for one message of this channel");
        }
        Stream.of(new String[] {"subject", letter.subject()}, new String[] {"text", text})
                .filter(field -> field[1] != null && Placeholders.unknown(field[1]) != null)
                .findFirst()
                .ifPresent(field -> {
                    throw MailingProblem.invalid(
                            field[0], "has a placeholder that there is not: " + Placeholders.unknown(field[1]));
                });
        pace(wish.perMinute());
    }

    /** Joins the tenant's open transaction. */
    void mustKnow(TenantId tenant, String purpose) {
        purposes.find(tenant, purpose)
                .orElseThrow(() -> MailingProblem.invalid("purpose", "is none of this organisation's purposes"));
    }

    /** With the segment's name. Joins the tenant's open transaction. */
    Plan named(Caller caller, Plan plan) {
        if (!(plan.audience() instanceof Plan.Audience.Segment wanted)) {
            return plan;
        }
        Segment found = segments.find(caller, wanted.segment())
                .orElseThrow(() -> MailingProblem.invalid("audience.segment", "is no segment of this organisation"));
        return new Plan(new Plan.Audience.Segment(wanted.segment(), found.name()), plan.letter());
    }

    int pace(@Nullable Integer perMinute) {
        int pace = perMinute == null ? settings.perMinute() : perMinute;
        if (pace < 1 || pace > settings.mostPerMinute()) {
            throw MailingProblem.invalid("perMinute", "is a number from 1 to " + settings.mostPerMinute());
        }
        return pace;
    }

    /** A mailing that starts where nothing goes out would stand still at once. */
    void mustSend(TenantId tenant, ChannelId channel) {
        channels.find(tenant, channel).filter(this::sends).orElseThrow(MailingProblem::channelSilent);
    }

    private boolean sends(ChannelAccount account) {
        return account.standing().sends() && channels.adapter(account.kind()).sends(account.settings());
    }

    /** Words without what nobody can see. */
    static String line(String field, String text) {
        if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
            throw MailingProblem.invalid(field, "is one line with something on it");
        }
        return text.strip();
    }

    static @Nullable String words(@Nullable String text) {
        // Nobody types U+0000, and no provider takes it.
        String words = text == null ? "" : text.replace("\0", "").strip();
        return words.isEmpty() ? null : words;
    }

    static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
