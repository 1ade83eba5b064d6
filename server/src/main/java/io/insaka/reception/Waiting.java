package io.insaka.reception;

import io.insaka.brain.skill.Trigger;
import io.insaka.brain.skill.WaitingWords;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What customers hear while they wait for a person. */
@Component
class Waiting implements WaitingWords {
    @Override
    public String promise(String language, Trigger trigger, boolean answered) {
        return answered
                ? Texts.say(language, "waiting.also")
                : Texts.say(
                        language,
                        switch (trigger) {
                            case REQUESTED, SKILL -> "person.handover";
                            case NOT_UNDERSTOOD -> "fallback.handover";
                            case MODELS -> "waiting.models";
                            case URGENT -> "waiting.urgent";
                            case UPSET -> "waiting.upset";
                            case SUSPICIOUS -> "waiting.suspicious";
                        });
    }

    @Override
    public String away(String language, Optional<ZonedDateTime> back) {
        Locale locale = language.isEmpty() ? Locale.ENGLISH : Locale.forLanguageTag(language);
        return back.map(at -> Texts.say(
                        language,
                        "waiting.away",
                        DateTimeFormatter.ofPattern("EEEE", locale).format(at),
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(locale)
                                .format(at),
                        DateTimeFormatter.ofPattern("HH:mm", locale).format(at)))
                .orElseGet(() -> Texts.say(language, "waiting.awayUnknown"));
    }

    @Override
    public String stillWaiting(String language) {
        return Texts.say(language, "waiting.still");
    }
}
