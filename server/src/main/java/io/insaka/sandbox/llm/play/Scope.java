package io.insaka.sandbox.llm.play;

/** For which calls something holds; an empty provider or model is any. */
public record Scope(String provider, String model, Ask.Purpose purpose) {
    /** Every conversation with every model. */
    public static final Scope CHAT = new Scope("", "", Ask.Purpose.CHAT);

    public static Scope of(String provider) {
        return new Scope(provider, "", Ask.Purpose.CHAT);
    }

    public Scope model(String wanted) {
        return new Scope(provider, wanted, purpose);
    }

    public Scope purpose(Ask.Purpose wanted) {
        return new Scope(provider, model, wanted);
    }

    boolean holds(Ask ask) {
        return purpose == ask.purpose()
                && (provider.isEmpty() || provider.equals(ask.provider()))
                && (model.isEmpty() || model.equals(ask.model()));
    }
}
