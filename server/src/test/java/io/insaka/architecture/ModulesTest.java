package io.insaka.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.insaka.InsakaApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packages = "io.insaka", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {
    @ArchTest
    static final ArchRule packagesHaveNoCycles = slices().matching("io.insaka.(**)")
            .should()
            .beFreeOfCycles()
            .because("Modulith does not see cycles between the packages of one module, and only a verifier keeps"
                    + " packages acyclic: without one, 87 to 100 % of the files end in a single cycle");

    /** Because calls go down the list of modules and nobody looks into another module's packages. */
    @Test
    void modulesUseOnlyWhatTheyDeclare() {
        ApplicationModules.of(InsakaApplication.class).verify();
    }
}
