package io.insaka;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** One process, every role: gateway, worker and scheduler. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class InsakaApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(InsakaApplication.class, arguments);
    }
}
