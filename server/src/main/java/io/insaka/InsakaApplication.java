package io.insaka;

import io.insaka.audit.AuditVerify;
import io.insaka.audit.OperatorTrail;
import io.insaka.database.Terminal;
import io.insaka.database.TerminalCommand;
import io.insaka.knowledge.extraction.ExtractionProcess;
import io.insaka.tenancy.ResetPassword;
import java.util.List;
import java.util.stream.Stream;
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
    private static final List<TerminalCommand> COMMANDS =
            List.of(new AuditVerify(), new ResetPassword(OperatorTrail::new));

    public static void main(String[] arguments) {
        Carriers.makeRoom();
        if (arguments.length > 1 && arguments[0].equals(ExtractionProcess.COMMAND)) {
            ExtractionProcess.serve(
                    Stream.of(arguments).skip(1).mapToInt(Integer::parseInt).toArray());
            return;
        }
        Terminal.run(COMMANDS, arguments).ifPresentOrElse(System::exit, () -> start(arguments));
    }

    private static void start(String... arguments) {
        SpringApplication.run(InsakaApplication.class, arguments);
    }
}
