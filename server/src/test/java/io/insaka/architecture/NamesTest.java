package io.insaka.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.insaka")
class NamesTest {
    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Dto|DTO|Info|Data|Interface)(\\$.*)?")
            .orShould()
            .haveNameMatching(".*\\.(Base|Abstract)[A-Z][^.]*")
            .because("these words fit everything and tell nothing; a thing without a better name is two things");

    @ArchTest
    static final ArchRule packagesAreNamedAfterTheDomain = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..impl..",
                    "..config..",
                    "..models..",
                    "..model..",
                    "..service..",
                    "..services..",
                    "..dto..",
                    "..controller..",
                    "..controllers..",
                    "..repository..",
                    "..repositories..",
                    "..helpers..",
                    "..exceptions..")
            .because("folders by kind scatter the domain over the whole tree");

    @ArchTest
    static final ArchRule endpointsAreApis = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .and()
            .areTopLevelClasses()
            .should()
            .haveSimpleNameEndingWith("Api")
            .andShould()
            .notBePublic()
            .because("an endpoint belongs to the module that owns the noun, and other modules call its façade instead");

    @ArchTest
    static final ArchRule repositoriesStayInTheirModule = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .notBePublic()
            .because("a table has one owner; others ask that module's façade");

    @ArchTest
    static final ArchRule settingsAreRecordsNamedSettings = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords()
            .andShould()
            .haveNameMatching(".*(Settings|Limits)")
            .because("one validated record per module, beside its owner, is where an operator looks");
}
