package io.insaka.llm.spending;

import io.insaka.llm.Account;
import io.insaka.llm.Kind;
import io.insaka.llm.Models.Ability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the providers' models cost, from a table that comes with the product; an organisation may know better. */
@Component
public class Prices {
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);

    private final List<Listed> listed;

    /** One line: a model, and all whose names go on with a dash, a colon or an at sign behind it. */
    private record Listed(Kind kind, String model, Ability ability, Price price) {
        boolean covers(String name) {
            return name.equals(model) || name.startsWith(model) && "-:@".indexOf(name.charAt(model.length())) >= 0;
        }
    }

    public Prices() {
        this.listed = read();
    }

    /** Empty when nobody knows. */
    public Optional<Price> of(Account account, Ability ability) {
        Long input = account.inputPrice();
        Long output = account.outputPrice();
        if (ability == Ability.CHAT && (input != null || output != null)) {
            return Optional.of(
                    new Price(Objects.requireNonNullElse(input, 0L), Objects.requireNonNullElse(output, 0L), 0, null));
        }
        String model = account.modelFor(ability);
        return model == null
                ? Optional.empty()
                : listed.stream()
                        .filter(line ->
                                line.kind() == account.kind() && line.ability() == ability && line.covers(model))
                        .max(Comparator.comparingInt(line -> line.model().length()))
                        .map(Listed::price);
    }

    /** The models of the table, in its order. */
    public List<String> known(Kind kind, Ability ability) {
        return listed.stream()
                .filter(line -> line.kind() == kind && line.ability() == ability)
                .map(Listed::model)
                .toList();
    }

    private static List<Listed> read() {
        List<Listed> lines = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.tsv"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Prices::line)
                    .forEach(lines::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return List.copyOf(lines);
    }

    private static Listed line(String line) {
        String[] cells = line.split("\t");
        return new Listed(
                Kind.find(cells[0]).orElseThrow(),
                cells[1],
                Ability.valueOf(cells[2]),
                new Price(micro(cells[3]), micro(cells[4]), micro(cells[5]), cells[6]));
    }

    private static long micro(String dollars) {
        return new BigDecimal(dollars).multiply(MICRO).longValueExact();
    }
}
