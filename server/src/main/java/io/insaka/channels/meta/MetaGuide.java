package io.insaka.channels.meta;

import io.insaka.channels.graph.GraphSettings;
import io.insaka.channels.spi.Capabilities;
import io.insaka.channels.spi.KindDescription;
import io.insaka.channels.spi.SettingField;
import io.insaka.channels.spi.SettingField.Type;
import java.util.List;

/**
 * What a person who connects a page has to do, and where at Meta it is done. Names of menus as of November 2026; they move
 * now and then.
 */
final class MetaGuide {
    private MetaGuide() {}

    static KindDescription of(Platform platform) {
        return switch (platform) {
            case MESSENGER ->
                new KindDescription(
                        "Messenger",
                        "The messages of a Facebook page.",
                        messengerBefore(),
                        fields("The page's id, a long number. Not its name.", "Page, About, Page transparency"),
                        after(
                                "In your app, open Messenger, Messenger API settings, and press Configure beside Webhooks.",
                                "messages, messaging_postbacks, message_deliveries, message_reads, message_echoes,"
                                        + " message_reactions, message_edits, messaging_referrals and standby",
                                "Write a message to the page from another Facebook account. It appears here and in the"
                                        + " inbox."),
                        true);
            case INSTAGRAM ->
                new KindDescription(
                        "Instagram",
                        "The direct messages of an Instagram professional account.",
                        instagramBefore(),
                        fields(
                                "The id of the Facebook page that the Instagram account is linked to. With an app that"
                                        + " uses Instagram Login: the Instagram account's own id.",
                                "Page, About, Page transparency"),
                        after(
                                "In your app, open Instagram, API setup, and press Configure beside Webhooks.",
                                "messages, messaging_postbacks, messaging_seen, message_reactions, message_edit,"
                                        + " messaging_referral and standby",
                                "Write to the account from another Instagram account. It appears here and in the inbox."),
                        true);
        };
    }

    private static List<String> messengerBefore() {
        return List.of(
                "Open your app at developers.facebook.com, under My Apps. If there is none, create one of type Business and"
                        + " add the product Messenger to it.",
                "Under Messenger, Messenger API settings, Access tokens, add the page and generate a token for it. A token of"
                        + " a system user with the permissions pages_messaging and pages_manage_metadata does not end.",
                "Open App settings, Basic, and copy the app secret.");
    }

    private static List<String> instagramBefore() {
        return List.of(
                "Make the Instagram account a professional one, link it to a Facebook page, and allow access to messages:"
                        + " Settings, Messages and story replies, Message controls, Connected tools.",
                "Open your app at developers.facebook.com, under My Apps. If there is none, create one of type Business and"
                        + " add the product Instagram to it.",
                "Generate a token of a system user for the linked page, with the permissions instagram_basic,"
                        + " instagram_manage_messages and pages_manage_metadata.",
                "Open App settings, Basic, and copy the app secret.");
    }

    private static List<String> after(String open, String events, String last) {
        return List.of(
                open,
                "Paste the webhook address and the verify token, then press Verify and save.",
                "Add the page or account below and subscribe it to " + events + ".",
                last);
    }

    private static List<SettingField> fields(String idHelp, String idPlace) {
        return List.of(
                SettingField.required(MetaSettings.PAGE_ID, "Page id", Type.TEXT, idHelp)
                        .foundAt(idPlace)
                        .like("104567890123456"),
                SettingField.required(
                                GraphSettings.ACCESS_TOKEN,
                                "Access token",
                                Type.SECRET,
                                "Lets Insaka send for this page. One from the API explorer ends after an hour.")
                        .foundAt("Business settings, Users, System users, Generate token")
                        .like("EAAG…"),
                SettingField.required(
                                GraphSettings.APP_SECRET,
                                "App secret",
                                Type.SECRET,
                                "Proves that what arrives comes from Meta. With a wrong one every message is turned away.")
                        .foundAt("App settings, Basic, Show"),
                SettingField.required(
                        GraphSettings.VERIFY_TOKEN,
                        "Verify token",
                        Type.TOKEN,
                        "A word that you and Meta agree on. One was made for you; you need it in the last step."),
                SettingField.advanced(
                                GraphSettings.BASE_URL,
                                "Base address",
                                Type.URL,
                                "Empty for Meta's own. An app with Instagram Login needs https://graph.instagram.com.")
                        .like(GraphSettings.META),
                SettingField.advanced(
                                GraphSettings.GRAPH_VERSION,
                                "Graph API version",
                                Type.TEXT,
                                "Empty for the version Insaka was tested with.")
                        .like(GraphSettings.VERSION),
                SettingField.advanced(
                                Capabilities.MESSAGES_PER_SECOND,
                                "Messages per second",
                                Type.NUMBER,
                                "The most that may go out. Empty: as fast as Meta lets this page.")
                        .like("100"));
    }
}
