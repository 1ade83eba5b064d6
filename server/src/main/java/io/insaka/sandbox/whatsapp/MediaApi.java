package io.insaka.sandbox.whatsapp;

import io.insaka.sandbox.graph.GraphError;
import io.insaka.sandbox.graph.Json;
import io.insaka.sandbox.graph.Refused;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Multipart;
import io.insaka.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Upload, look-up, download and removal of media. Types and sizes: Cloud API media reference, 2025-12. */
final class MediaApi {
    private static final long MB = 1024 * 1024;
    private static final Duration URL_LIFE = Duration.ofMinutes(5);
    private static final Set<String> IMAGES = Set.of("image/jpeg", "image/png");
    private static final Set<String> VIDEOS = Set.of("video/mp4", "video/3gp", "video/3gpp");
    private static final Set<String> AUDIOS = Set.of("audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg");
    private static final Set<String> DOCUMENTS = Set.of(
            "text/plain",
            "application/pdf",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private final MediaShelf shelf;
    private final Clock clock;

    MediaApi(MediaShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    Answer upload(String phoneNumberId, Request request) {
        Multipart form = Multipart.read(request).orElseThrow(() -> new Refused(GraphError.required("file")));
        String product =
                form.part("messaging_product").map(Multipart.Part::text).orElse("");
        if (!product.equals("whatsapp")) {
            throw new Refused(GraphError.required("messaging_product"));
        }
        Multipart.Part file = form.part("file").orElseThrow(() -> new Refused(GraphError.required("file")));
        String declared = form.part("type").map(Multipart.Part::text).orElse("");
        String type = bare(
                file.contentType().isEmpty() || file.contentType().equals("application/octet-stream")
                        ? declared
                        : file.contentType());
        long most = largest(type);
        if (most == 0) {
            throw new Refused(GraphError.invalid("Param file must be a file with one of the following types: "
                    + "audio/aac, audio/mp4, audio/mpeg, audio/amr, audio/ogg, audio/opus, application/..., image/jpeg,"
                    + " image/png, image/webp, text/plain, video/mp4, video/3gp. Received file of type '" + type
                    + "'."));
        }
        if (file.bytes().length > most || file.bytes().length == 0) {
            throw new Refused(new GraphError(
                    400,
                    131053,
                    "Media upload error",
                    "File of type " + type + " has " + file.bytes().length + " bytes; allowed are 1 to " + most));
        }
        var media = shelf.keep(
                phoneNumberId, MediaShelf.Origin.BUSINESS, new MediaFile(type, file.fileName(), file.bytes()));
        return Answer.json(200, Json.text(Json.object().put("id", media.id())));
    }

    Answer look(String phoneNumberId, String id, Request request) {
        MediaShelf.Media media = find(phoneNumberId, id);
        String claimed = request.query().getOrDefault("phone_number_id", "");
        // For media from customers the parameter is refused: github.com/chatwoot/chatwoot/pull/13319 (2026-01-20)
        if (!claimed.isEmpty() && (media.origin() == MediaShelf.Origin.CUSTOMER || !claimed.equals(phoneNumberId))) {
            throw new Refused(
                    GraphError.invalid("Param phone_number_id is not a valid whatsapp business phone number id ID"));
        }
        long until = clock.instant().plus(URL_LIFE).getEpochSecond();
        ObjectNode answer = Json.object();
        answer.put("url", request.base() + "/whatsapp_business/attachments/?mid=" + id + "&ext=" + until);
        answer.put("mime_type", media.file().contentType());
        answer.put("sha256", HexFormat.of().formatHex(sha256(media.file().bytes())));
        answer.put("file_size", media.file().bytes().length);
        answer.put("id", id).put("messaging_product", "whatsapp");
        return Answer.json(200, Json.text(answer));
    }

    Answer download(String phoneNumberId, Request request) {
        String until = request.query().getOrDefault("ext", "0");
        boolean live = until.matches("[0-9]{1,12}")
                && Long.parseLong(until) > clock.instant().getEpochSecond();
        return shelf.find(phoneNumberId, request.query().getOrDefault("mid", ""))
                .filter(media -> live)
                .<Answer>map(media -> new Answer.Reply(
                        200, media.file().contentType(), Map.of(), media.file().bytes()))
                .orElseGet(() -> new Answer.Reply(
                        404, "text/plain", Map.of(), "URL expired".getBytes(StandardCharsets.US_ASCII)));
    }

    Answer remove(String phoneNumberId, String id) {
        find(phoneNumberId, id);
        shelf.remove(phoneNumberId, id);
        return Answer.json(200, "{\"success\":true}");
    }

    /** The payload of a customer's media message. */
    ObjectNode payload(String phoneNumberId, Said.Media said) {
        MediaShelf.Media media = shelf.find(phoneNumberId, said.mediaId())
                .orElseThrow(() -> new IllegalArgumentException("no such media"));
        ObjectNode payload = Json.object();
        Json.putUnlessEmpty(payload, "caption", said.caption());
        if (said.kind().equals("document")) {
            payload.put("filename", media.file().fileName());
        }
        payload.put("mime_type", media.file().contentType());
        payload.put(
                "sha256", Base64.getEncoder().encodeToString(sha256(media.file().bytes())));
        payload.put("id", media.id());
        switch (said.kind()) {
            case "audio" -> payload.put("voice", said.voice());
            case "sticker" -> payload.put("animated", false);
            default -> {}
        }
        return payload;
    }

    private MediaShelf.Media find(String phoneNumberId, String id) {
        return shelf.find(phoneNumberId, id).orElseThrow(() -> new Refused(GraphError.unknownObject(id)));
    }

    private static String bare(String contentType) {
        return contentType.split(";", 2)[0].strip();
    }

    private static long largest(String type) {
        if (IMAGES.contains(type)) {
            return 5 * MB;
        } else if (VIDEOS.contains(type) || AUDIOS.contains(type)) {
            return 16 * MB;
        } else if (type.equals("image/webp")) {
            return 500 * 1024;
        }
        return DOCUMENTS.contains(type) ? 100 * MB : 0;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
