package io.insaka.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class VaultSettingsTest {
    @Test
    void keepsTheMasterKeyInTheDataFolderUnlessOneIsGiven() {
        assertThat(bind(Map.of()).masterKey()).isNull();
    }

    @Test
    void takesTheMasterKeyFromTheEnvironmentAndHidesIt() {
        String key = Base64.getEncoder().encodeToString(new byte[32]);
        var settings = bind(Map.of("INSAKA_MASTER_KEY", key));
        assertThat(settings.masterKey()).isEqualTo(key);
        assertThat(settings.toString()).doesNotContain(key);
    }

    private static VaultSettings bind(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        return new Binder(ConfigurationPropertySources.get(environment)).bindOrCreate("insaka", VaultSettings.class);
    }
}
