package io.insaka.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the source text shows. */
class SourcesTest {
    private static final int LONGEST_FILE = 400;
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final Path MODULES = MAIN.resolve("io/insaka");
    private static final Pattern SETTINGS = Pattern.compile("@ConfigurationProperties\\b");

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages())
                .as("without @NullMarked the compiler does not look for null in a package")
                .allSatisfy(folder -> assertThat(inMain(folder).resolve("package-info.java"))
                        .content()
                        .contains("@NullMarked"));
    }

    /** Because test classes come first on the class path: the module and its declared edges would vanish in every test. */
    @Test
    void noTestHidesThePackageInfoOfTheProduct() {
        assertThat(packages())
                .filteredOn(folder -> folder.startsWith(TEST) && !inMain(folder).equals(folder))
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .as("the product's package has one already")
                        .doesNotExist());
    }

    /** The product's folder of a package that it has; otherwise the folder itself. */
    private static Path inMain(Path folder) {
        if (!folder.startsWith(TEST)) {
            return folder;
        }
        Path product = MAIN.resolve(TEST.relativize(folder));
        return Files.exists(product.resolve("package-info.java")) ? product : folder;
    }

    @Test
    void everyModuleTellsItsStory() throws IOException {
        try (var modules = Files.list(MODULES)) {
            assertThat(modules.filter(Files::isDirectory))
                    .as("a newcomer learns from the module root what it is for, what holds, and where the rest is")
                    .allSatisfy(module -> assertThat(module.resolve("package-info.java"))
                            .content()
                            .contains("<b>Story.</b>")
                            .contains("<b>Promise.</b>")
                            .contains("<b>Not here.</b>")
                            .contains("@ApplicationModule(")
                            .contains("allowedDependencies"));
        }
    }

    @Test
    void noFileIsLong() {
        assertThat(sources())
                .as("quality shows in the tail: a file this long has become the place where everything goes")
                .allSatisfy(file -> assertThat(read(file).lines().count())
                        .as(file.toString())
                        .isLessThanOrEqualTo(LONGEST_FILE));
    }

    @Test
    void everySettingsRecordHasATestOfItsDefaults() {
        List<Path> settings = sources().stream()
                .filter(file -> file.startsWith(MAIN))
                .filter(file -> SETTINGS.matcher(read(file)).find())
                .filter(file -> read(file).contains(" record "))
                .toList();
        assertThat(settings)
                .as("a default that changes unnoticed changes every installation: assert each in a test beside it")
                .isNotEmpty()
                .allSatisfy(file -> assertThat(TEST.resolve(MAIN.relativize(file))
                                .resolveSibling(file.getFileName().toString().replace(".java", "Test.java")))
                        .exists());
    }

    @Test
    void nothingIsLeftForLater() {
        // Put together, so that this file does not find itself.
        var marks = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
        assertThat(sources())
                .as("what cannot be finished is left out, and an issue says so")
                .allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(marks));
    }

    /** Because mocks prove that code calls what it calls; real PostgreSQL and named fakes prove that it works. */
    @Test
    void noMockingLibraryIsOnTheClasspath() {
        for (String library : List.of("org.mockito.Mockito", "org.easymock.EasyMock", "io.mockk.MockK")) {
            assertThatThrownBy(() -> Class.forName(library)).isInstanceOf(ClassNotFoundException.class);
        }
    }

    private static List<Path> packages() {
        return sources().stream().map(Path::getParent).distinct().toList();
    }

    private static List<Path> sources() {
        return Stream.of(MAIN, TEST).flatMap(SourcesTest::sources).toList();
    }

    private static Stream<Path> sources(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
