package io.insaka.llm.accounts;

import org.jspecify.annotations.Nullable;

/**
 * How much may be spent, in micro-dollars.
 *
 * @param monthly in one calendar month (UTC); null: no limit
 * @param conversation on one conversation, ever
 * @param softPercent at how much of the month's somebody is warned
 */
public record Budget(@Nullable Long monthly, @Nullable Long conversation, int softPercent) {
    static final int SOFT = 80;

    public static final Budget NONE = new Budget(null, null, SOFT);

    public boolean spent(long thisMonth) {
        return monthly != null && thisMonth >= monthly;
    }

    public boolean spentOn(long thisConversation) {
        return conversation != null && thisConversation >= conversation;
    }

    public boolean warns(long thisMonth) {
        return monthly != null && thisMonth >= monthly / 100.0 * softPercent;
    }
}
