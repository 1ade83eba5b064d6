package io.insaka.demo;

import io.insaka.attributes.Attribute;
import io.insaka.attributes.AttributeKind;
import io.insaka.attributes.AttributeSubject;
import io.insaka.attributes.Attributes;
import io.insaka.channels.Channels;
import io.insaka.channels.demo.InventedChannel;
import io.insaka.companies.Companies;
import io.insaka.conversations.Label;
import io.insaka.conversations.Labels;
import io.insaka.conversations.Team;
import io.insaka.conversations.Teams;
import io.insaka.customers.Segments;
import io.insaka.desk.Furnishing;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TenantId;
import io.insaka.knowledge.ArticleDraft;
import io.insaka.knowledge.Articles;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lays out what the conversations of the demo need around them. A name that the team has already is made another one. */
@Component
class Furnisher {
    static final String CITY = "demo_city";
    private static final String ATTRIBUTE = "attribute";
    private static final int CAPACITY = 20;
    private static final int LONG_WAIT = 60;

    private final Channels channels;
    private final Sorting sorting;
    private final Writing writing;
    private final DemoRowRepository rows;
    private final Ids ids;

    /** By what conversations and customers are sorted. */
    @Component
    record Sorting(Labels labels, Teams teams, Companies companies, Attributes attributes, Segments segments) {}

    /** What is written for the desk. */
    @Component
    record Writing(Furnishing desk, Articles articles) {}

    Furnisher(Channels channels, Sorting sorting, Writing writing, DemoRowRepository rows, Ids ids) {
        this.channels = channels;
        this.sorting = sorting;
        this.writing = writing;
        this.rows = rows;
        this.ids = ids;
    }

    void furnish(TenantId tenant, Demo demo, Shelf shelf) {
        for (String name : shelf.channels()) {
            UUID id = channels.create(
                            tenant,
                            InventedChannel.KIND,
                            name,
                            Map.of(InventedChannel.ACCOUNT, ids.next().toString()))
                    .id()
                    .value();
            rows.made(tenant, DemoRowRepository.CHANNEL, id, name);
        }
        shelf.labels().forEach(label -> label(tenant, label));
        shelf.teams().forEach(name -> team(tenant, demo, name));
        shelf.companies()
                .forEach(name -> sorting.companies()
                        .begin(tenant, name)
                        .ifPresent(company -> rows.made(tenant, "company", company.id(), name)));
        attribute(tenant, demo.begunAt());
        segments(tenant, demo.begunAt());
        for (Shelf.Reply reply : shelf.replies()) {
            writing.desk()
                    .reply(tenant, reply.shortcut(), reply.text())
                    .ifPresent(id -> rows.made(tenant, "canned_reply", id));
        }
        views(tenant, demo);
    }

    /**
     * Drafts: nobody who is real is answered out of a demo. Search hears of them once the transaction has ended, and they
     * are not for search.
     */
    void write(TenantId tenant, Shelf shelf) {
        List<ArticleDraft> drafts = shelf.articles().stream()
                .map(article ->
                        new ArticleDraft(article.question(), article.answer(), List.of(), article.language(), false))
                .toList();
        writing.articles()
                .furnish(
                        tenant,
                        drafts,
                        made -> made.forEach(article -> rows.made(
                                tenant, DemoRowRepository.ARTICLE, article.id().value())));
    }

    private void label(TenantId tenant, Shelf.Colour wanted) {
        String name = sorting.labels().taken(tenant, wanted.name(), new UUID(0, 0))
                ? wanted.name() + " (demo)"
                : wanted.name();
        Label label = sorting.labels()
                .create(tenant, name, Label.Colour.valueOf(wanted.colour().toUpperCase(Locale.ROOT)));
        rows.made(tenant, DemoRowRepository.LABEL, label.id(), wanted.name());
    }

    /** Whoever takes what waits for it takes it: nothing is given to anybody by itself. */
    private void team(TenantId tenant, Demo demo, String wanted) {
        String name = sorting.teams().taken(tenant, wanted, new UUID(0, 0)) ? wanted + " (demo)" : wanted;
        var team = new Team(
                ids.next(), name, Team.Assignment.MANUAL, CAPACITY, List.of(new Team.Member(demo.begunBy(), null)));
        sorting.teams().create(tenant, team);
        rows.made(tenant, DemoRowRepository.TEAM, team.id(), wanted);
    }

    private void attribute(TenantId tenant, Instant now) {
        var city = new Attribute(
                ids.next(),
                AttributeSubject.CONTACT,
                CITY,
                "City",
                AttributeKind.CHOICE,
                List.of("Nairobi", "Mombasa", "Kisumu", "Kigali", "Goma"),
                false);
        if (sorting.attributes().define(tenant, city, now)) {
            rows.made(tenant, ATTRIBUTE, city.id(), CITY);
        }
    }

    private void segments(TenantId tenant, Instant now) {
        segment(tenant, "Speaks Swahili (demo)", "language", "sw", now);
        if (rows.byName(tenant, ATTRIBUTE).containsKey(CITY)) {
            segment(tenant, "In Mombasa (demo)", "attribute." + CITY, "Mombasa", now);
        }
    }

    private void segment(TenantId tenant, String name, String field, String value, Instant now) {
        String condition = """
                {"match":"all","conditions":[{"field":"%s","operator":"in","value":["%s"]}]}""".formatted(field, value);
        sorting.segments()
                .keep(tenant, ids.next(), name, condition, now)
                .ifPresent(segment -> rows.made(tenant, "segment", segment.id()));
    }

    private void views(TenantId tenant, Demo demo) {
        Map<String, UUID> labels = rows.byName(tenant, DemoRowRepository.LABEL);
        UUID refunds = labels.get("Refund");
        Set.of(
                        writing.desk()
                                .view(
                                        tenant,
                                        demo.begunBy(),
                                        "Refunds (demo)",
                                        refunds == null ? null : List.of(refunds),
                                        null,
                                        null),
                        writing.desk().view(tenant, demo.begunBy(), "Urgent (demo)", null, List.of("high"), null),
                        writing.desk().view(tenant, demo.begunBy(), "Waits for an hour (demo)", null, null, LONG_WAIT))
                .forEach(id -> rows.made(tenant, "inbox_view", id));
    }
}
