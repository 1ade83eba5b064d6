package io.insaka.webchat;

import java.util.Locale;
import java.util.Map;

/** What the help page itself says, in the languages of the product's word lists; English for the rest. */
record HelpWords(
        String language,
        String help,
        String search,
        String find,
        String found,
        String nothing,
        String empty,
        String missing,
        String missingLead,
        String back,
        String more,
        String ask) {
    private static final HelpWords ENGLISH = new HelpWords(
            "en",
            "Help",
            "What would you like to know?",
            "Search",
            "Answers to “%s”",
            "Nothing fits these words. Try others, or ask us.",
            "There are no articles yet. Ask us, we are glad to help.",
            "There is no such page",
            "It may have been taken away, or the address is not complete.",
            "All articles",
            "More articles",
            "Ask us");

    private static final Map<String, HelpWords> KNOWN = Map.of(
            "en",
            ENGLISH,
            "fr",
            new HelpWords(
                    "fr",
                    "Aide",
                    "Que voulez-vous savoir ?",
                    "Chercher",
                    "Réponses à « %s »",
                    "Rien ne correspond à ces mots. Essayez-en d’autres, ou écrivez-nous.",
                    "Il n’y a pas encore d’article. Écrivez-nous, nous vous répondrons volontiers.",
                    "Cette page n’existe pas",
                    "Elle a peut-être été retirée, ou l’adresse est incomplète.",
                    "Tous les articles",
                    "Plus d’articles",
                    "Nous écrire"),
            "pt",
            new HelpWords(
                    "pt",
                    "Ajuda",
                    "O que gostaria de saber?",
                    "Procurar",
                    "Respostas a “%s”",
                    "Nada corresponde a estas palavras. Tente outras, ou escreva-nos.",
                    "Ainda não há artigos. Escreva-nos, teremos gosto em ajudar.",
                    "Esta página não existe",
                    "Pode ter sido retirada, ou o endereço está incompleto.",
                    "Todos os artigos",
                    "Mais artigos",
                    "Escreva-nos"),
            "sw",
            new HelpWords(
                    "sw",
                    "Msaada",
                    "Ungependa kujua nini?",
                    "Tafuta",
                    "Majibu ya “%s”",
                    "Hakuna kinacholingana na maneno haya. Jaribu mengine, au tuulize.",
                    "Bado hakuna makala. Tuulize, tutafurahi kukusaidia.",
                    "Ukurasa huu haupo",
                    "Huenda umeondolewa, au anwani haijakamilika.",
                    "Makala zote",
                    "Makala zaidi",
                    "Tuulize"));

    static HelpWords in(String language) {
        return KNOWN.getOrDefault(language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0], ENGLISH);
    }
}
