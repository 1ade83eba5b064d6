package io.insaka.proof;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The product as a class path: the libraries it is shipped with, its own classes and, for skills that only proofs need,
 * the test classes. Folders are packed into jars, because the JDK caches classes of jars only.
 */
record ProductImage(String classPath, Path cache) {
    static final String MAIN = "io.insaka.InsakaApplication";

    /** What only tests carry; leaving it out makes the process the one that is shipped. */
    private static final Pattern TEST_LIBRARY = Pattern.compile(
            ".*/(junit|surefire|opentest4j|apiguardian|assertj|awaitility|hamcrest|archunit|playwright|driver|json-?path"
                    + "|jsonassert|android-json|xmlunit|spring-boot[a-z-]*-test|spring-test"
                    + "|spring-security-(config|core|oauth2|web)"
                    + "|spring-modulith-(test|starter-test|core|docs)|checker-qual|javapoet|gson-test)[^/]*\\.jar");

    /** @param withProofSkills whether the skills of this package are on board */
    static ProductImage build(Path folder, boolean withProofSkills) {
        try {
            Files.createDirectories(folder);
            List<String> entries = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (Files.isRegularFile(path) && !TEST_LIBRARY.matcher(entry).matches()) {
                    entries.add(entry);
                }
            }
            Path classes = classes("io/insaka/InsakaApplication.class");
            entries.add(pack(classes, folder.resolve("insaka-classes.jar"), "").toString());
            if (withProofSkills) {
                Path tests = classes("io/insaka/proof/ProductImage.class");
                entries.add(pack(tests, folder.resolve("insaka-proof.jar"), "io/insaka/proof/")
                        .toString());
            }
            return new ProductImage(String.join(File.pathSeparator, entries), folder.resolve("insaka.aot"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path classes(String resource) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> Files.exists(path.resolve(resource)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(resource + " is in no folder of the class path"));
    }

    private static Path pack(Path folder, Path jar, String below) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted().toList()) {
                String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
                boolean directory = Files.isDirectory(file);
                // Component scans begin at the entries of the folders above.
                if (!name.isEmpty() && (name.startsWith(below) || directory && below.startsWith(name + "/"))) {
                    out.putNextEntry(new JarEntry(directory ? name + "/" : name));
                    if (!directory) {
                        Files.copy(file, out);
                    }
                    out.closeEntry();
                }
            }
        }
        return jar;
    }
}
