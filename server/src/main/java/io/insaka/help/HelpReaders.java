package io.insaka.help;

import io.insaka.kernel.TenantId;
import io.insaka.knowledge.Article;
import io.insaka.knowledge.Articles;
import io.insaka.tenancy.Branding;
import io.insaka.tenancy.Brandings;
import io.insaka.tenancy.Feature;
import io.insaka.tenancy.Features;
import io.insaka.tenancy.Logo;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose page is read, and in which language. An organisation without a help page is as unknown as one that never was. */
@Component
class HelpReaders {
    private final Articles articles;
    private final Brandings brandings;
    private final Features features;

    HelpReaders(Articles articles, Brandings brandings, Features features) {
        this.articles = articles;
        this.brandings = brandings;
        this.features = features;
    }

    Optional<HelpPage.Reader> of(String organisation, @Nullable String lang, HttpServletRequest request) {
        return shown(organisation)
                .flatMap(tenant -> brandings.find(tenant).map(branding -> {
                    List<Article> published = articles.first(tenant, Integer.MAX_VALUE);
                    return HelpPage.Reader.of(tenant, branding, published, wanted(lang, branding, request));
                }));
    }

    Optional<Logo> logo(String organisation) {
        return shown(organisation).flatMap(brandings::logo);
    }

    private Optional<TenantId> shown(String organisation) {
        return id(organisation).map(TenantId::new).filter(tenant -> features.has(tenant, Feature.HELP_PAGE));
    }

    /** What the reader asks for, what their browser prefers, what the organisation speaks first: in this order. */
    private static List<String> wanted(@Nullable String lang, Branding branding, HttpServletRequest request) {
        List<String> wanted = new ArrayList<>();
        if (lang != null) {
            wanted.add(lang);
        }
        if (request.getHeader("Accept-Language") != null) {
            Collections.list(request.getLocales()).forEach(locale -> wanted.add(locale.getLanguage()));
        }
        wanted.addAll(branding.languages());
        return wanted;
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
