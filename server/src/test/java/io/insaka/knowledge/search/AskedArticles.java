package io.insaka.knowledge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The articles of an imaginary organisation, and what people asked it. */
record AskedArticles(String name, Shelf shelf, List<Question> questions) {
    /** @param wanted the number of the article that answers, from 1; 0 when none does */
    record Question(int wanted, String text) {
        boolean answerable() {
            return wanted > 0;
        }

        boolean isAnsweredBy(Entry entry) {
            return entry.id().getLeastSignificantBits() == wanted;
        }
    }

    /** A ticket desk: the articles every demo organisation begins with. */
    static AskedArticles tickets() {
        return read("tickets", "/io/insaka/reception/demo-articles.json");
    }

    /** A shop for phones. */
    static AskedArticles shop() {
        return read("shop", "/articles/shop.json");
    }

    /** A clinic; nothing was fitted to it. */
    static AskedArticles clinic() {
        return read("clinic", "/articles/clinic.json");
    }

    private static AskedArticles read(String name, String articles) {
        var entries = new ArrayList<Entry>();
        for (JsonNode article : new JsonMapper().readTree(text(articles))) {
            entries.add(new Entry(
                    new UUID(0, entries.size() + 1L),
                    article.get("question").asString(),
                    article.get("phrases").valueStream().map(JsonNode::asString).toList(),
                    article.get("answer").asString(),
                    "en"));
        }
        List<Question> questions = text("/articles/" + name + ".asked")
                .lines()
                .map(line -> line.split("\t", 2))
                .map(columns -> new Question(Integer.parseInt(columns[0]), columns[1]))
                .toList();
        return new AskedArticles(name, Shelf.of(entries), questions);
    }

    private static String text(String resource) {
        try (var file = Objects.requireNonNull(AskedArticles.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** How well the shelf answers when it speaks only from {@code acceptance} on. */
    Score score(double acceptance) {
        var score = new Score();
        for (Question question : questions) {
            List<Hit> hits = shelf.search(question.text(), 3);
            boolean speaks = !hits.isEmpty() && hits.getFirst().confidence() >= acceptance;
            boolean first =
                    !hits.isEmpty() && question.isAnsweredBy(hits.getFirst().entry());
            if (question.answerable()) {
                score.answerable++;
                score.first += first ? 1 : 0;
                score.amongThree += hits.stream().anyMatch(hit -> question.isAnsweredBy(hit.entry())) ? 1 : 0;
                score.answered += speaks && first ? 1 : 0;
                score.wrong += speaks && !first ? 1 : 0;
            } else {
                score.unanswerable++;
                score.falseAnswers += speaks ? 1 : 0;
            }
        }
        return score;
    }

    static final class Score {
        int answerable;
        int first;
        int amongThree;
        int answered;
        int wrong;
        int unanswerable;
        int falseAnswers;

        /** Answers that should not have been given, of all messages. */
        double harm() {
            return (double) (wrong + falseAnswers) / (answerable + unanswerable);
        }

        @Override
        public String toString() {
            return "%d of %d answered, %d with the wrong article (best match right %d, among three %d); %d of %d unanswerable answered"
                    .formatted(answered, answerable, wrong, first, amongThree, falseAnswers, unanswerable);
        }
    }
}
