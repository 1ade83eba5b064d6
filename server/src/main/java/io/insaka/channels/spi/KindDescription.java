package io.insaka.channels.spi;

import java.util.List;

/**
 * How a kind of channel is presented to whoever connects an account of it. The console builds its forms from this and
 * knows no kind by name.
 *
 * @param label the provider's name
 * @param about what it is for, in a sentence
 * @param before what to do at the provider before the form can be filled in, step by step
 * @param fields in the order in which they are asked
 * @param after what to do at the provider once the account is saved, step by step
 * @param webhook whether the provider has to be told our address
 */
public record KindDescription(
        String label,
        String about,
        List<String> before,
        List<SettingField> fields,
        List<String> after,
        boolean webhook) {
    public KindDescription {
        before = List.copyOf(before);
        fields = List.copyOf(fields);
        after = List.copyOf(after);
    }
}
