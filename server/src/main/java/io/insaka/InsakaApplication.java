package io.insaka;

import io.insaka.audit.AuditVerify;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * One process, every role: gateway, worker and scheduler.
 *
 * <p>Components go by their full name, so that two modules may use the same word for what is their own.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class InsakaApplication {
    public static void main(String[] arguments) {
        if (AuditVerify.isAsked(arguments)) {
            System.exit(AuditVerify.run(arguments));
        }
        SpringApplication.run(InsakaApplication.class, arguments);
    }
}
