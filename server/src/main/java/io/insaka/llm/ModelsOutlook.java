package io.insaka.llm;

/** How the models of all organisations are doing, as far as this node knows. */
public interface ModelsOutlook {
    /**
     * @param known circuits of models asked since the start
     * @param open those among them that are not asked now
     */
    record Circuits(int known, int open) {}

    Circuits circuits();

    /** How many models are configured over all organisations; asks the database. */
    long configured();
}
