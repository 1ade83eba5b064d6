package io.insaka.tenancy;

import io.insaka.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sees to it that somebody can sign in: on the very first start, founds the organisation and its owner. */
@Component
class FirstStart implements SmartLifecycle {
    static final String FILE = "first-sign-in.txt";

    private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
    private static final String DEMO_OWNER = "owner@insaka.example";
    private static final int MADE_UP_PASSWORD = 16;

    private final Tenants tenants;
    private final TenancySettings settings;
    private final Path file;
    private volatile boolean done;
    private volatile @Nullable SignIn madeUp;

    /** What is printed once. */
    record SignIn(String email, String password) {
        @Override
        public String toString() {
            return "SignIn[]";
        }
    }

    FirstStart(Tenants tenants, TenancySettings settings, DatabaseSettings database) {
        this.tenants = tenants;
        this.settings = settings;
        this.file = database.dataDir().toAbsolutePath().normalize().resolve(FILE);
    }

    /** Before the web server opens (it starts in a late phase): whoever reaches it finds the organisation. */
    @Override
    public void start() {
        if (tenants.all().isEmpty()) {
            found();
        }
        tenants.announce();
        done = true;
    }

    private void found() {
        boolean named = given(settings.ownerEmail());
        boolean chosen = given(settings.ownerPassword());
        String password = chosen
                ? String.valueOf(settings.ownerPassword())
                : Secret.randomText().substring(0, MADE_UP_PASSWORD);
        if (password.length() < Passwords.SHORTEST) {
            log.warn(
                    "INSAKA_OWNER_PASSWORD is shorter than the {} characters asked of everybody else",
                    Passwords.SHORTEST);
        }
        var email = new Email(named ? String.valueOf(settings.ownerEmail()) : DEMO_OWNER);
        var founding = new Founding(
                named ? "Insaka" : "Insaka demo",
                named ? email.localPart() : "Owner",
                email.value(),
                password,
                given(settings.apiToken()) ? settings.apiToken() : null,
                settings.showsDemo());
        if (tenants.foundFirst(founding).isPresent() && !chosen) {
            madeUp = new SignIn(email.value(), password);
            keep(email.value(), password);
        }
    }

    /** Readable by the owner of the process alone. */
    private void keep(String email, String password) {
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, "E-mail:   " + email + "\nPassword: " + password + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The password that was made up in this start, if one was. */
    @Nullable
    SignIn madeUp() {
        return madeUp;
    }

    Path file() {
        return file;
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
