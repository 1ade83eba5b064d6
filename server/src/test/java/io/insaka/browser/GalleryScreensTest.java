package io.insaka.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.insaka.testing.DemoTest;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pictures of a conversation, over the whole screen. */
@DemoTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GalleryScreensTest {
    @RegisterExtension
    final OwnersScreen screen = OwnersScreen.founding("Lunga Safaris", "Misozi Tembo");

    private static FilePayload picture(String name, Color colour) throws IOException {
        var image = new BufferedImage(640, 420, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(colour);
        brush.fillRect(0, 0, image.getWidth(), image.getHeight());
        brush.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new FilePayload(name, "image/png", bytes.toByteArray());
    }

    @Test
    void picturesAreLookedAtOneAfterTheOther() throws IOException {
        Visitor owner = screen.owner();
        owner.go("/phone");
        owner.writeAsCustomer("I send you two pictures");
        assertThat(owner.onThePhone("I send you two pictures")).isVisible();
        Locator file = owner.page().locator("input[type=file]").first();
        file.setInputFiles(picture("boat.png", new Color(0x2f6f4f)));
        Locator onThePhone = owner.page().getByTestId("phone").locator("img");
        assertThat(onThePhone).hasCount(1);
        file.setInputFiles(picture("lodge.png", new Color(0x9a5b2b)));
        assertThat(onThePhone).hasCount(2);
        owner.go("/inbox");
        owner.openFirstConversation();
        Locator pictures = owner.page().getByTestId("thread").locator("img");
        assertThat(pictures).hasCount(2);
        pictures.first().click();
        Locator gallery = owner.page().getByTestId("gallery");
        assertThat(gallery).isVisible();
        assertThat(gallery.getByRole(AriaRole.STATUS)).containsText("1 of 2");
        owner.isAccessible();
        Pictures.look(owner, "gallery");
        owner.page().keyboard().press("ArrowRight");
        assertThat(gallery.getByRole(AriaRole.STATUS)).containsText("2 of 2");
        owner.fitsAt(390);
        owner.button("Show it in the conversation").click();
        assertThat(gallery).isHidden();
        assertThat(pictures.nth(1)).isInViewport();
    }
}
