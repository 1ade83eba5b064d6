package io.insaka.tenancy;

import io.insaka.kernel.TenantId;
import io.insaka.platform.PublicAddress;
import io.insaka.post.Letter;
import io.insaka.post.Letter.Part;
import io.insaka.post.Post;
import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where links that let people in lead, and the mails that carry them. Joins the tenant's open transaction. */
@Component
class EntryMail {
    private static final ResourceBundle.Control NO_DEFAULT =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Post post;
    private final PublicAddress address;
    private final OrganisationRepository organisations;
    private final TeammateRepository teammates;

    EntryMail(Post post, PublicAddress address, OrganisationRepository organisations, TeammateRepository teammates) {
        this.post = post;
        this.address = address;
        this.organisations = organisations;
        this.teammates = teammates;
    }

    String url(Secret secret) {
        return EntryLink.url(address, secret);
    }

    /** In the language of who invites. @return whether it will be sent */
    boolean invite(Caller by, UUID letter, EntryLink link, Secret secret) {
        TenantId tenant = by.tenant();
        String organisation = organisations.name(tenant);
        String language = teammates.language(tenant, by.teammate()).orElse("en");
        var words = new Words(language);
        return send(
                letter,
                link,
                words.of("invitation.subject", organisation),
                List.of(
                        new Part.Words(words.of("invitation.lead", by.name(), organisation)),
                        new Part.Action(words.of("invitation.action"), URI.create(url(secret))),
                        new Part.Words(words.of("invitation.foot"))));
    }

    /** @return false when it was written before */
    boolean newPassword(UUID letter, EntryLink link, Teammate teammate, Secret secret) {
        var words = new Words(teammates.language(link.tenant(), teammate.id()).orElse("en"));
        String organisation = organisations.name(link.tenant());
        return send(
                letter,
                link,
                words.of("password.subject", organisation),
                List.of(
                        new Part.Words(words.of("password.lead", teammate.name(), organisation)),
                        new Part.Action(words.of("password.action"), URI.create(url(secret))),
                        new Part.Words(words.of("password.foot"))));
    }

    private boolean send(UUID letter, EntryLink link, String subject, List<Part> parts) {
        return post.send(link.tenant(), new Letter(letter, link.email().value(), subject, parts, link.expiresAt()));
    }

    private record Words(ResourceBundle bundle, Locale locale) {
        Words(String language) {
            this(
                    ResourceBundle.getBundle("io.insaka.tenancy.mail", Locale.forLanguageTag(language), NO_DEFAULT),
                    Locale.forLanguageTag(language));
        }

        String of(String key, Object... values) {
            return new MessageFormat(bundle.getString(key), locale).format(values);
        }
    }
}
