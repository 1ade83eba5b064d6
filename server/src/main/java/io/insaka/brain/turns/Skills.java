package io.insaka.brain.turns;

import io.insaka.brain.intent.IntentClassifier;
import io.insaka.brain.skill.Skill;
import io.insaka.channels.spi.Content;
import io.insaka.kernel.TenantId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All skills there are. The brain finds them here and knows none by name. */
@Component
class Skills {
    private static final char SEPARATOR = ':';

    /** English, French, Portuguese, Swahili, Bemba and Nyanja, as {@link #plain} leaves them. */
    private static final Pattern COURTESY =
            words("please|pls|plz|kindly|s il vous plaît|s il vous plait|s il te plaît|svp"
                    + "|stp|por favor|pf|tafadhali|mukwai|chonde|thanks|thank you|merci|obrigado|obrigada|asante");

    private final List<Skill> all;
    private final Map<String, Skill> byCommand = new HashMap<>();
    private final CompletableFuture<IntentClassifier> classifier;

    Skills(List<Skill> all) {
        this.all = List.copyOf(all);
        for (Skill skill : all) {
            for (String command : skill.commands()) {
                Skill other = byCommand.put(plain(command), skill);
                if (other != null && other != skill) {
                    throw new IllegalStateException(
                            "both " + skill.name() + " and " + other.name() + " answer to \"" + command + "\"");
                }
            }
        }
        Map<String, List<String>> examples = teachable().stream()
                .collect(Collectors.toMap(Skill::name, Skill::examples, (a, b) -> a, LinkedHashMap::new));
        // Beside the start; the first message waits for it.
        this.classifier = CompletableFuture.supplyAsync(() -> IntentClassifier.learn(examples));
    }

    List<Skill> all() {
        return all;
    }

    /** Those that messages lead to by example phrases. */
    List<Skill> teachable() {
        return all.stream().filter(skill -> !skill.examples().isEmpty()).toList();
    }

    /** Of the product's own phrases. */
    IntentClassifier classifier() {
        return classifier.join();
    }

    Optional<Skill> named(String name) {
        return all.stream().filter(skill -> skill.name().equals(name)).findFirst();
    }

    Optional<Skill> fallback() {
        return all.stream().filter(Skill::fallback).findFirst();
    }

    /** The one that talks about whatever nobody else knows, if it can right now. */
    Optional<Skill> conversing(TenantId tenant) {
        return all.stream().filter(skill -> skill.converses(tenant)).findFirst();
    }

    /** The skill one of whose commands these words are, as a whole: asked for politely or not. */
    Optional<Skill> commanded(String words) {
        String plain = plain(words);
        Skill exactly = byCommand.get(plain);
        return Optional.ofNullable(
                exactly != null
                        ? exactly
                        : byCommand.get(COURTESY.matcher(plain).replaceAll("")));
    }

    /** @param payload what the option told its skill to be reminded of */
    record Tapped(Skill skill, String payload) {}

    /** An option we offered names its skill, however long ago it was shown. */
    Optional<Tapped> tapped(Content content) {
        if (!(content instanceof Content.Chosen chosen)) {
            return Optional.empty();
        }
        int colon = chosen.id().indexOf(SEPARATOR);
        return colon < 0
                ? Optional.empty()
                : named(chosen.id().substring(0, colon))
                        .map(skill -> new Tapped(skill, chosen.id().substring(colon + 1)));
    }

    private static Pattern words(String any) {
        return Pattern.compile("^(?:" + any + ") | (?:" + any + ")$");
    }

    /** Lower case, letters and digits of any script, single spaces. */
    static String plain(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
