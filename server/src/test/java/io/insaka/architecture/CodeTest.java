package io.insaka.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

@AnalyzeClasses(packages = "io.insaka", importOptions = ImportOption.DoNotIncludeTests.class)
class CodeTest {
    private static final int MOST_CONSTRUCTOR_ARGUMENTS = 6;

    /** Classes whose constructor may be longer, each with its reason. */
    private static final Map<String, String> LONGER_CONSTRUCTORS = Map.of();

    /** Classes other than repositories that speak JDBC, each with its reason. */
    private static final Map<String, String> JDBC_ELSEWHERE = Map.of(
            "io.insaka.live.LiveHub",
            "listens for notifications, on a connection it keeps; its SQL is in a repository",
            "io.insaka.vault.TableKey",
            "the words for paging by a key, which two repositories put into their statements");

    /** Classes that may wait by sleeping, each with its reason. */
    private static final Map<String, String> SLEEPERS = Map.of(
            "io.insaka.live.LiveHub", "with the database away there is nothing to wait for but time",
            "io.insaka.desk.Hands", "another node may be sending; only the database knows when it is done");

    /** Classes that speak to the person at the terminal, each with its reason. */
    private static final Map<String, String> SPEAKERS = Map.of(
            "io.insaka.database.Terminal", "runs commands, whose answer is for who typed them",
            "io.insaka.tenancy.Greeting", "the address and the first sign-in must not end up in a log file",
            "io.insaka.sandbox.whatsapp.StandaloneSimulator", "a program of its own for tests: says its port",
            "io.insaka.sandbox.llm.StandaloneModels", "a program of its own for tests: says its port");

    @ArchTest
    static final ArchRule sqlStandsInRepositories = noClasses()
            .that()
            .resideOutsideOfPackage("io.insaka.database..")
            .and(areNot("repositories", name -> name.endsWith("Repository")))
            .and(areNot("listed", JDBC_ELSEWHERE::containsKey))
            .should()
            .dependOnClassesThat(DescribedPredicate.describe("are JDBC", CodeTest::isJdbc))
            .orShould(callMethod(JdbcClient.class, "sql", String.class))
            .because("the statements about a table stand beside its row mapper, in one class of the owning module;"
                    + " others may only hand on the JdbcClient of the transaction they opened");

    @ArchTest
    static final ArchRule timeAndIdsAreInjected = noClasses()
            .that()
            .resideOutsideOfPackage("io.insaka.kernel..")
            .should(callMethod(Instant.class, "now")
                    .or(callMethod(LocalDate.class, "now"))
                    .or(callMethod(LocalDateTime.class, "now"))
                    .or(callMethod(OffsetDateTime.class, "now"))
                    .or(callMethod(ZonedDateTime.class, "now"))
                    .or(callMethod(System.class, "currentTimeMillis"))
                    .or(callMethod(UUID.class, "randomUUID")))
            .because("a test must be able to say what time it is and which ids come; inject Clock and kernel.Ids");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .that()
            .resideOutsideOfPackage("io.insaka.sandbox..")
            .and(areNot("listed", SLEEPERS::containsKey))
            .should(callMethod(Thread.class, "sleep", long.class).or(callMethod(Thread.class, "sleep", Duration.class)))
            .because("sleeping hides what is waited for: a signal with a timeout says it; only the sandbox plays slow");

    @ArchTest
    static final ArchRule fieldsAreNotInjected = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .because("a constructor shows what a class needs, and lets a test make one");

    @ArchTest
    static final ArchRule constructorsAreShort = constructors()
            .that(new DescribedPredicate<JavaConstructor>("are not of a record or listed") {
                @Override
                public boolean test(JavaConstructor constructor) {
                    return !constructor.getOwner().isRecord()
                            && !constructor.getOwner().isEnum()
                            && !LONGER_CONSTRUCTORS.containsKey(
                                    constructor.getOwner().getName());
                }
            })
            .should(new ArchCondition<>("have at most " + MOST_CONSTRUCTOR_ARGUMENTS + " arguments") {
                @Override
                public void check(JavaConstructor constructor, ConditionEvents events) {
                    int arguments = constructor.getRawParameterTypes().size();
                    if (arguments > MOST_CONSTRUCTOR_ARGUMENTS) {
                        events.add(SimpleConditionEvent.violated(
                                constructor, constructor.getFullName() + " has " + arguments));
                    }
                }
            })
            .because("a class that needs more does more than one thing; a record may have what the thing has");

    @ArchTest
    static final ArchRule consoleIsForTheLog = noClasses()
            .that(areNot("listed", SPEAKERS::containsKey))
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("operators read one log");

    @ArchTest
    static final ArchRule sealingStaysInTheVault = only(Set.of("io.insaka.vault.."), "com.google.crypto.tink..");

    @ArchTest
    static final ArchRule spansAreSentByTelemetry = only(Set.of("io.insaka.telemetry.."), "io.opentelemetry..");

    @ArchTest
    static final ArchRule modelsAreSpokenToByTheirProviders =
            only(Set.of("io.insaka.llm.providers.."), "dev.langchain4j..");

    @ArchTest
    static final ArchRule sniffingStaysInMedia = only(Set.of("io.insaka.media.."), "org.apache.tika..");

    @ArchTest
    static final ArchRule signingInElsewhereStaysInTenancy = only(Set.of("io.insaka.tenancy.."), "com.nimbusds..");

    @ArchTest
    static final ArchRule mailStaysInItsChannel =
            only(Set.of("io.insaka.channels.email.."), "org.apache.james.mime4j..");

    @ArchTest
    static final ArchRule mailServersAreSpokenToByTheirChannelAndOurOwnPost =
            only(Set.of("io.insaka.channels.email..", "io.insaka.post.."), "jakarta.mail..");

    @ArchTest
    static final ArchRule embeddedDatabaseStaysInDatabase = only(Set.of("io.insaka.database.."), "io.zonky..");

    @ArchTest
    static final ArchRule callsGoOutThroughOneDoor = noClasses()
            .that()
            .resideOutsideOfPackages("io.insaka.outside..", "io.insaka.sandbox..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe("open connections", CodeTest::opensConnections))
            .orShould(callMethod(URL.class, "openStream").or(callMethod(URL.class, "openConnection")))
            .because("an address that leads into our own network is found in one place; the sandbox plays the outside");

    private static boolean opensConnections(JavaClass type) {
        // What went wrong with one opens none.
        if (type.isAssignableTo(Exception.class)) {
            return false;
        }
        return Set.of("java.net.http.HttpClient", "java.net.HttpURLConnection", "java.net.Socket")
                        .contains(type.getName())
                || Stream.of(
                                "org.apache.hc",
                                "org.springframework.web.client",
                                "org.springframework.web.reactive",
                                "javax.net",
                                "okhttp3")
                        .anyMatch(type.getPackageName()::startsWith);
    }

    private static boolean isJdbc(JavaClass type) {
        return Stream.of("java.sql", "javax.sql", "org.springframework.jdbc", "org.postgresql")
                        .anyMatch(type.getPackageName()::startsWith)
                && !type.isEquivalentTo(JdbcClient.class);
    }

    private static ArchRule only(Set<String> owners, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(owners.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because("a library that one module stands on can be replaced there");
    }

    private static DescribedPredicate<JavaClass> areNot(String description, Predicate<String> topLevelName) {
        return DescribedPredicate.describe("are not " + description, type -> {
            String name = type.getName();
            int nested = name.indexOf('$');
            return !topLevelName.test(nested < 0 ? name : name.substring(0, nested));
        });
    }
}
