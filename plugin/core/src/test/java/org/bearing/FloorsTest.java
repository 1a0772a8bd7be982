package org.bearing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Numbers flow up, meaning flows up, nothing flows down. */
class FloorsTest {
    private static final List<String> FLOORS =
            List.of("geometry", "tap", "frames", "cues", "method", "direction", "tracker", "output", "engine");
    private static final String[] LIBRARIES = {
        "java..", "org.jspecify..", "org.jtransforms..", "pl.edu.icm..", "org.apache.commons.math3.."
    };

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.bearing");

    static Stream<Arguments> floors() {
        return IntStream.range(0, FLOORS.size()).mapToObj(i -> Arguments.of(i, FLOORS.get(i)));
    }

    @ParameterizedTest(name = "floor {0}: {1}")
    @MethodSource("floors")
    void usesOnlyFloorsBelowAndTheAllowedLibraries(int floor, String name) {
        String[] allowed = Stream.concat(
                        Stream.of(LIBRARIES),
                        FLOORS.subList(0, floor + 1).stream().map(FloorsTest::packageOf))
                .toArray(String[]::new);
        ArchRule rule = classes()
                .that()
                .resideInAPackage(packageOf(name))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.or(
                        JavaClass.Predicates.resideInAnyPackage(allowed),
                        DescribedPredicate.describe("primitives", JavaClass::isPrimitive),
                        DescribedPredicate.describe("arrays", JavaClass::isArray)));
        rule.check(CORE);
    }

    @Test
    void coreHasNoPackageOutsideTheFloors() {
        classes()
                .should()
                .resideInAnyPackage(FLOORS.stream().map(FloorsTest::packageOf).toArray(String[]::new))
                .check(CORE);
    }

    private static String packageOf(String floor) {
        return "org.bearing." + floor + "..";
    }
}
