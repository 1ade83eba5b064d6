package io.insaka.knowledge;

import io.insaka.platform.Problem.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An article as its author wants it.
 *
 * @param phrases may be empty: the question alone is searched too
 * @param published false keeps it from customers
 */
public record ArticleDraft(String question, String answer, List<String> phrases, String language, boolean published) {
    private static final int LONGEST_QUESTION = 200;
    /** Leaves room in the 4,096 characters of one message. */
    private static final int LONGEST_ANSWER = 4000;

    private static final int MOST_PHRASES = 50;
    private static final String USUAL_LANGUAGE = "en";
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

    /** @throws ArticleProblem naming every field that is wrong */
    public ArticleDraft {
        question = question.strip();
        answer = answer.strip();
        phrases = phrases.stream()
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .toList();
        language = language.toLowerCase(Locale.ROOT);
        List<FieldProblem> problems = problems(question, answer, phrases, language);
        if (!problems.isEmpty()) {
            throw ArticleProblem.invalid(problems);
        }
    }

    public ArticleDraft(String question, String answer, List<String> phrases, String language) {
        this(question, answer, phrases, language, true);
    }

    /** From a request, where anything may be missing. */
    public static ArticleDraft of(
            @Nullable String question,
            @Nullable String answer,
            @Nullable List<@Nullable String> phrases,
            @Nullable String language,
            @Nullable Boolean published) {
        var present = new ArrayList<String>();
        for (String phrase : phrases == null ? List.<@Nullable String>of() : phrases) {
            present.add(phrase == null ? "" : phrase);
        }
        return new ArticleDraft(
                question == null ? "" : question,
                answer == null ? "" : answer,
                present,
                language == null || language.isBlank() ? USUAL_LANGUAGE : language,
                published == null || published);
    }

    private static List<FieldProblem> problems(String question, String answer, List<String> phrases, String language) {
        var problems = new ArrayList<FieldProblem>();
        checkText(problems, "question", question, LONGEST_QUESTION);
        checkText(problems, "answer", answer, LONGEST_ANSWER);
        if (phrases.size() > MOST_PHRASES) {
            problems.add(new FieldProblem("phrases", "must be at most " + MOST_PHRASES));
        }
        phrases.stream()
                .limit(MOST_PHRASES)
                .forEach(phrase -> checkText(problems, "phrases", phrase, LONGEST_QUESTION));
        if (!LANGUAGE.matcher(language).matches()) {
            problems.add(new FieldProblem("language", "must be a language code such as en or bem"));
        }
        return problems;
    }

    private static void checkText(List<FieldProblem> problems, String field, String text, int longest) {
        if (text.isEmpty()) {
            problems.add(new FieldProblem(field, "must not be empty"));
        } else if (text.length() > longest) {
            problems.add(new FieldProblem(field, "must be at most " + longest + " characters"));
        } else if (text.indexOf('\0') >= 0) {
            problems.add(new FieldProblem(field, "must not contain the character U+0000"));
        }
    }
}
