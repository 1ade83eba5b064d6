package io.insaka.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.InsakaApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;

/** The page a newcomer reads first must not lie. */
class ArchitecturePageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z]+)` \\| [^|]+ \\| ?([^|]*)\\|$", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("`([a-z:]+)`");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]+\\]\\((?!https?://)([^)#]+)\\)");

    @Test
    void theModuleTableSaysWhatTheCodeDeclares() throws Exception {
        assertThat(table())
                .as("the module table of ARCHITECTURE.md; allowedDependencies in a package-info changed")
                .isEqualTo(declared());
    }

    /** A module may use only what stands above it in the table, except the packages it gives to others itself. */
    @Test
    void everyModuleUsesOnlyWhatStandsAboveIt() throws IOException {
        var above = new TreeSet<String>();
        table().forEach((module, uses) -> {
            above.add(module);
            assertThat(uses.stream().map(use -> use.replaceFirst("::.*", "")))
                    .as(module)
                    .allMatch(above::contains);
        });
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (String page : List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")) {
            assertThat(LINK.matcher(Files.readString(ROOT.resolve(page))).results())
                    .as(page)
                    .allSatisfy(link -> assertThat(ROOT.resolve(link.group(1))).exists());
        }
    }

    private static Map<String, Set<String>> table() throws IOException {
        Map<String, Set<String>> modules = new LinkedHashMap<>();
        ROW.matcher(Files.readString(ROOT.resolve("ARCHITECTURE.md")))
                .results()
                .forEach(row -> modules.put(
                        row.group(1),
                        WORD.matcher(row.group(2))
                                .results()
                                .map(word -> word.group(1))
                                .collect(Collectors.toSet())));
        return modules;
    }

    private static Map<String, Set<String>> declared() throws IOException, ClassNotFoundException {
        Map<String, Set<String>> modules = new LinkedHashMap<>();
        String root = InsakaApplication.class.getPackageName();
        try (var folders = Files.list(Path.of("src/main/java", root.split("\\.")))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                String name = folder.getFileName().toString();
                var module = Class.forName(root + "." + name + ".package-info").getAnnotation(ApplicationModule.class);
                assertThat(module).as(name).isNotNull();
                modules.put(
                        name,
                        Set.of(module.allowedDependencies()).stream()
                                .filter(use -> !use.startsWith(name + "::"))
                                .collect(Collectors.toSet()));
            }
        }
        return modules;
    }
}
