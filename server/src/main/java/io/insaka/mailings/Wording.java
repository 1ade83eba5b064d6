package io.insaka.mailings;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Original;
import io.insaka.contacts.Contact;
import io.insaka.contacts.OptOutLinks;
import io.insaka.conversations.Fitting;
import io.insaka.conversations.Message;
import io.insaka.desk.Placeholders;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Brandings;
import io.insaka.tenancy.Teammates;
import io.insaka.tenancy.Tenants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one addressee reads. Joins the tenant's open transaction. */
@Component
class Wording {
    private final Teammates teammates;
    private final Tenants tenants;
    private final Brandings brandings;
    private final Channels channels;
    private final OptOutLinks links;

    Wording(Teammates teammates, Tenants tenants, Brandings brandings, Channels channels, OptOutLinks links) {
        this.teammates = teammates;
        this.tenants = tenants;
        this.brandings = brandings;
        this.channels = channels;
        this.links = links;
    }

    /** One mailing's words, for as many as are to read them. */
    final class Of {
        private final TenantId tenant;
        private final ChannelAccount account;
        private final Plan.Letter letter;
        private final String purpose;
        private final String agent;
        private final String organisation;
        private final String language;
        private final boolean linked;

        private Of(TenantId tenant, ChannelAccount account, Mailing mailing) {
            this.tenant = tenant;
            this.account = account;
            this.letter = mailing.plan().letter();
            this.purpose = mailing.purpose();
            TeammateId author = mailing.author();
            this.agent = teammates.names(tenant, Set.of(author)).getOrDefault(author, "");
            this.organisation = tenants.name(tenant);
            this.language = brandings.language(tenant);
            this.linked = channels.adapter(account.kind()).linksWayOut();
        }

        /** Several where it is too long for one message of the channel. */
        List<Message.Body> to(Contact contact) {
            Map<String, String> values = Placeholders.values(contact, agent, organisation, account.name());
            Plan.Template template = letter.template();
            if (template != null) {
                return List.of(Message.Body.of(new Content.Template(
                        template.name(), template.language(), components(template.components(), values), null)));
            }
            String text = fill(Objects.requireNonNull(letter.text()), values);
            Content whole = new Content.Text(text + wayOut(contact));
            var capabilities = channels.adapter(account.kind()).capabilities();
            return Fitting.fit(whole, capabilities).stream()
                    .map(content -> body(content, values))
                    .toList();
        }

        private Message.Body body(Content content, Map<String, String> values) {
            String subject = letter.subject();
            if (subject == null || !linked) {
                return Message.Body.of(content);
            }
            var about = new Original(fill(subject, values), null, null, List.of(), "");
            return new Message.Body(content, false, null, null, null, about, null);
        }

        private String wayOut(Contact contact) {
            String spoken = contact.spoken().language();
            Map<String, String> words = Words.in(spoken == null || spoken.isEmpty() ? language : spoken);
            if (linked) {
                return "\n\n" + word(words, "letter.link").replace("{0}", organisation) + "\n"
                        + links.url(tenant, contact.id(), purpose);
            }
            return letter.wayOut() ? "\n\n" + word(words, "letter.stop") : "";
        }
    }

    Of of(TenantId tenant, ChannelAccount account, Mailing mailing) {
        return new Of(tenant, account, mailing);
    }

    private static String word(Map<String, String> words, String name) {
        return Objects.requireNonNull(words.get(name), name);
    }

    private static String fill(String text, Map<String, String> values) {
        return Placeholders.fill(text, values).text();
    }

    private static List<Map<String, Object>> components(
            List<Map<String, Object>> components, Map<String, String> values) {
        return components.stream().map(component -> filled(component, values)).toList();
    }

    private static Map<String, Object> filled(Map<?, ?> part, Map<String, String> values) {
        Map<String, Object> filled = new LinkedHashMap<>();
        part.forEach((name, value) -> filled.put(String.valueOf(name), filled(value, values)));
        return filled;
    }

    private static @Nullable Object filled(@Nullable Object value, Map<String, String> values) {
        if (value instanceof String text) {
            return fill(text, values);
        }
        if (value instanceof Map<?, ?> part) {
            return filled(part, values);
        }
        return value instanceof List<?> parts
                ? parts.stream().map(one -> filled(one, values)).toList()
                : value;
    }
}
