package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.webchat.ChatSettings;
import io.insaka.platform.ForeignPages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in the pages of allowed websites, and answers browsers that ask beforehand. */
final class ChatDoor extends OncePerRequestFilter {
    private static final Pattern PATH = Pattern.compile(
            "/api/chat/([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})/.*");

    private final Doorkeeper doorkeeper;
    private final ForeignPages pages;

    ChatDoor(Doorkeeper doorkeeper, ForeignPages pages) {
        this.doorkeeper = doorkeeper;
        this.pages = pages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher path = PATH.matcher(request.getRequestURI());
        if (!path.matches()) {
            throw ChatProblem.unknownChannel();
        }
        ChannelAccount chat = doorkeeper.chat(UUID.fromString(path.group(1)));
        if (!pages.admit(origin -> ChatSettings.browsers(chat.settings()).allow(origin), request, response)) {
            throw ChatProblem.origin();
        }
        if (request.getMethod().equals("OPTIONS")) {
            pages.preflight(response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
