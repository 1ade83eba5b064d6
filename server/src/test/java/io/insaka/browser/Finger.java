package io.insaka.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** A finger on the screen, as Chromium itself plays it: with its own scrolling, holding and cancelling. */
final class Finger {
    private final Page page;
    private final CDPSession session;

    Finger(Page page) {
        this.page = page;
        this.session = page.context().newCDPSession(page);
        var touch = new JsonObject();
        touch.addProperty("enabled", true);
        session.send("Emulation.setTouchEmulationEnabled", touch);
    }

    void down(Locator on) {
        BoundingBox box = on.boundingBox();
        at("touchStart", box.x + box.width / 2, box.y + Math.min(box.height / 2, 40));
    }

    /** As long as it takes to mean it. */
    void hold(int millis) {
        page.waitForTimeout(millis);
    }

    void moveTo(Locator to) {
        BoundingBox box = to.boundingBox();
        moveTo(box.x + box.width / 2, box.y + box.height / 4);
    }

    void moveTo(double x, double y) {
        at("touchMove", x, y - 6);
        at("touchMove", x, y - 2);
        at("touchMove", x, y);
    }

    void up() {
        send("touchEnd", new JsonArray());
    }

    private void at(String type, double x, double y) {
        var point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        var points = new JsonArray();
        points.add(point);
        send(type, points);
    }

    private void send(String type, JsonArray points) {
        var event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }
}
