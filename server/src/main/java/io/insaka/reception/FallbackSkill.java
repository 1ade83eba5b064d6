package io.insaka.reception;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Effect;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Insight;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Suggestion;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What to do when nothing fits: offer the nearest answers. A file or a place without words is not guessed at: the contact
 * is asked what it is about. When it was enough, the brain asks for a person instead.
 */
@Component
class FallbackSkill implements Skill {
    private final Reception reception;

    private final Asked asked;

    FallbackSkill(Reception reception, Asked asked) {
        this.reception = reception;
        this.asked = asked;
    }

    @Override
    public String name() {
        return "fallback";
    }

    @Override
    public String description() {
        return Texts.described("fallback.description");
    }

    @Override
    public boolean fallback() {
        return true;
    }

    @Override
    public Decision handle(Visit visit) {
        return switch (visit.entry()) {
            case Entry.NotUnderstood missed -> missed(visit, missed);
            case Entry.Command ignored -> offer(visit, List.of());
            case Entry.Offered ignored -> offer(visit, List.of());
            case Entry.Recognised ignored -> offer(visit, List.of());
            case Entry.Picked ignored -> offer(visit, List.of());
            case Entry.Continued ignored -> offer(visit, List.of());
            case Entry.Conversed ignored -> offer(visit, List.of());
        };
    }

    private Decision missed(Visit visit, Entry.NotUnderstood missed) {
        Content content = visit.heard().content();
        if (content instanceof Content.Order) {
            return PersonSkill.handOver(Texts.say(visit.understood().language(), "fallback.order"), "Sent an order");
        }
        if (content instanceof Content.Form) {
            return PersonSkill.handOver(Texts.say(visit.understood().language(), "fallback.form"), "Sent a form");
        }
        boolean wordless = visit.heard().words().isBlank()
                || content instanceof Content.Location
                || content instanceof Content.Contacts;
        return wordless ? aboutContent(visit, content) : offer(visit, missed.suggestions());
    }

    private Decision offer(Visit visit, List<Suggestion> suggestions) {
        Content reply = suggestions.isEmpty()
                ? reception.menu(visit, Texts.say(visit.understood().language(), "fallback.again"))
                : reception.suggestions(
                        visit.understood().language(),
                        Texts.say(visit.understood().language(), "fallback.suggestions"),
                        suggestions);
        String why = suggestions.isEmpty() ? "asks to say it in other words" : "offers the nearest answers";
        List<Effect> effects = suggestions.isEmpty() ? asked.inVain(visit) : List.of();
        return new Decision(List.of(reply), Next.DONE, why, Insight.NONE, effects);
    }

    /** Says honestly what cannot be done with it, and what can. */
    private Decision aboutContent(Visit visit, Content content) {
        String language = visit.understood().language();
        String key =
                switch (content) {
                    case Content.Media media -> "fallback." + kind(media);
                    case Content.Location ignored -> "fallback.location";
                    case Content.Contacts ignored -> "fallback.contacts";
                    case Content.Reaction ignored -> "fallback.other";
                    case Content.Unsupported ignored -> "fallback.other";
                    case Content.Text ignored -> "fallback.other";
                    case Content.Chosen ignored -> "fallback.other";
                    case Content.Form ignored -> "fallback.other";
                    case Content.Order ignored -> "fallback.other";
                    case Content.Notice ignored -> "fallback.other";
                    case Content.Choices ignored -> "fallback.other";
                    case Content.Template ignored -> "fallback.other";
                };
        return new Decision(
                List.of(reception.orPerson(language, Texts.say(language, key))), Next.DONE, "asks what it is about");
    }

    private static String kind(Content.Media media) {
        return switch (media.kind()) {
            case IMAGE -> "image";
            case VIDEO -> "video";
            case AUDIO -> media.voice() ? "voice" : "audio";
            case DOCUMENT -> "document";
            case STICKER -> "sticker";
        };
    }
}
