package io.insaka.desk.satisfaction;

import io.insaka.channels.spi.Content;
import io.insaka.conversations.Conversation;
import io.insaka.conversations.Mentions;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.SideQuestion;
import io.insaka.desk.Activities;
import io.insaka.desk.Reach;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.live.Change;
import io.insaka.live.LiveChanges;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Takes the answers. What was tapped says itself to what it belongs, however late. What was typed counts only while the
 * conversation is still resolved and nothing else was said since, and only if it is a score and nothing more: whoever still
 * has something on their mind is heard as ever.
 */
@Component
class Answering implements SideQuestion {
    /** Of five: whoever gives it was not content. */
    private static final int LOW = 2;

    private final SatisfactionRulesRepository rules;
    private final SurveyRepository surveys;
    private final Reach reach;
    private final Told told;
    private final Clock clock;

    /** Who hears of an answer. */
    @Component
    record Told(Activities activities, Mentions mentions, LiveChanges live) {}

    Answering(SatisfactionRulesRepository rules, SurveyRepository surveys, Reach reach, Told told, Clock clock) {
        this.rules = rules;
        this.surveys = surveys;
        this.reach = reach;
        this.told = told;
        this.clock = clock;
    }

    @Override
    public boolean mayAnswer(Conversation conversation, Content said) {
        return Tapped.maybe(said) || (said instanceof Content.Text && conversation.resolved());
    }

    @Override
    public Optional<Answer> answer(TenantId tenant, Conversation conversation, Content said) {
        return said instanceof Content.Text text
                ? typed(tenant, conversation, text.text())
                : Tapped.read(said).flatMap(tapped -> tapped(tenant, conversation, tapped));
    }

    private Optional<Answer> tapped(TenantId tenant, Conversation conversation, Tapped tapped) {
        return surveys.asked(tenant, tapped.survey())
                .filter(survey -> survey.about().conversation().equals(conversation.id()))
                .map(survey -> {
                    boolean next = undisturbed(tenant, survey);
                    return (thread, position) -> rate(tenant, thread, survey, tapped.score(), position, next);
                });
    }

    private Optional<Answer> typed(TenantId tenant, Conversation conversation, String text) {
        Survey survey = surveys.latest(tenant, conversation.id())
                .filter(latest -> undisturbed(tenant, latest))
                .orElse(null);
        if (survey == null || survey.asked() == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        OptionalInt score = Typed.score(
                text, rules.find(tenant).wording(survey.asked().language()).scale());
        if (score.isPresent()) {
            return survey.hears(now)
                    ? Optional.of((thread, position) -> rate(tenant, thread, survey, score.getAsInt(), position, true))
                    : Optional.empty();
        }
        Survey.Given given = survey.given();
        return given != null && given.wantsComment(now)
                ? Optional.of((thread, position) -> {
                    say(tenant, thread, survey, false);
                    keep(tenant, thread, survey, given.commented(text.strip()), position, true);
                })
                : Optional.empty();
    }

    private boolean undisturbed(TenantId tenant, Survey survey) {
        return survey.asked() != null
                && surveys.quietSince(
                        tenant, survey.about().conversation(), survey.asked().last());
    }

    /** The first answer counts, and within a day a better one; what comes later stands in the thread and changes nothing. */
    private void rate(TenantId tenant, OpenThread thread, Survey survey, int score, long position, boolean next) {
        Instant now = clock.instant();
        Survey.Given before = survey.given();
        Survey.Given given;
        if (before == null) {
            boolean asks = say(tenant, thread, survey, rules.find(tenant).comment());
            given = new Survey.Given(score, now, null, asks ? now.plus(Survey.COMMENTED) : null);
        } else {
            given = before.corrigible(now) ? before.corrected(score) : before;
        }
        if (before == null || before.score() != given.score()) {
            told.activities().rated(tenant, thread.conversation().id(), score);
        }
        if (given.score() <= LOW) {
            call(tenant, survey);
        }
        keep(tenant, thread, survey, given, position, next);
    }

    /**
     * Whoever resolved it finds it among what they were called to, since what a dissatisfied customer writes here opens
     * nothing. Once for each question: it stands for the note that would have called them.
     */
    private void call(TenantId tenant, Survey survey) {
        TeammateId teammate = survey.about().teammate();
        if (teammate != null) {
            told.mentions().call(tenant, survey.about().conversation(), new MessageId(survey.id()), List.of(teammate));
        }
    }

    /** @return whether a comment was asked for */
    private boolean say(TenantId tenant, OpenThread thread, Survey survey, boolean comment) {
        Conversation conversation = thread.conversation();
        // Whoever talks about something else by now is not interrupted.
        if (survey.asked() == null || !conversation.resolved() || !reach.mayWrite(tenant, conversation)) {
            return false;
        }
        Wording wording = rules.find(tenant).wording(survey.asked().language());
        thread.aside(Message.Body.of(new Content.Text(comment ? wording.comment() : wording.thanks())));
        return comment;
    }

    /** @param next whether nothing came between it and what belongs to the survey */
    private void keep(
            TenantId tenant, OpenThread thread, Survey survey, Survey.Given given, long position, boolean next) {
        long end = thread.conversation().activity().nextPosition() - 1;
        long last = next || survey.asked() == null ? end : survey.asked().last();
        surveys.answer(tenant, survey.id(), given, position, last);
        told.live().record(tenant, new Change(thread.conversation().id(), "satisfaction"));
    }
}
