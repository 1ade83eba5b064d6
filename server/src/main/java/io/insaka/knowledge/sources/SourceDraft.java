package io.insaka.knowledge.sources;

import io.insaka.kernel.ContactId;
import io.insaka.platform.Problem.FieldProblem;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a source that is added.
 *
 * @param title null: it goes by its own, or by its file's name
 * @param contact whose it is; null: everybody's
 * @param language ISO 639 code; null: found out from the words
 */
record SourceDraft(
        @Nullable String title,
        @Nullable ContactId contact,
        @Nullable String language) {
    private static final int LONGEST_TITLE = 200;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8})*");

    /**
     * From a request, where anything may be missing.
     *
     * @throws SourceProblem naming every field that is wrong
     */
    static SourceDraft of(
            @Nullable String title, @Nullable String audience, @Nullable UUID contact, @Nullable String language) {
        var problems = new ArrayList<FieldProblem>();
        String name = title == null || title.isBlank() ? null : title.strip();
        if (name != null && (name.length() > LONGEST_TITLE || name.chars().anyMatch(Character::isISOControl))) {
            problems.add(new FieldProblem(
                    "title", "must be at most " + LONGEST_TITLE + " characters, without control characters"));
        }
        String wanted = audience == null ? (contact == null ? "public" : "contact") : audience;
        if (!wanted.equals("public") && !wanted.equals("contact")) {
            problems.add(new FieldProblem("audience", "must be public or contact"));
        } else if (wanted.equals("contact") && contact == null) {
            problems.add(new FieldProblem("contactId", "must say whose the document is"));
        } else if (wanted.equals("public") && contact != null) {
            problems.add(new FieldProblem("contactId", "is only for the audience contact"));
        }
        String code =
                language == null || language.isBlank() ? null : language.strip().toLowerCase(Locale.ROOT);
        if (code != null && !LANGUAGE.matcher(code).matches()) {
            problems.add(new FieldProblem("language", "must be a language code such as en or sw"));
        }
        if (!problems.isEmpty()) {
            throw SourceProblem.invalid(problems);
        }
        return new SourceDraft(name, contact == null ? null : new ContactId(contact), code);
    }
}
