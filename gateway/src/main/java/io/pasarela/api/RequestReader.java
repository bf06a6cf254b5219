package io.pasarela.api;

import io.pasarela.api.Reading.Read;
import io.pasarela.api.Reading.Unreadable;
import io.pasarela.edge.Failure;
import io.pasarela.platform.web.StrictJson;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Reads bodies as PROTOCOL 2 allows them: lenient in form, strict in size and soundness. */
@Component
class RequestReader {

    static final int JSON_BYTES_MAX = 64 << 10;
    static final int JSON_WITH_PICTURE_BYTES_MAX = 14 << 20;
    static final int MULTIPART_BYTES_MAX = 12 << 20;

    private static final String SCREENSHOT = "screenshot";

    /** A JSON or urlencoded body without files. */
    Reading read(HttpServletRequest request) throws IOException {
        return read(request, JSON_BYTES_MAX);
    }

    /** A body that may carry a picture: multipart, or JSON with the picture in base64. */
    Reading readWithPicture(HttpServletRequest request) throws IOException {
        if (mediaType(request).equals("multipart/form-data")) return readMultipart(request);
        return switch (read(request, JSON_WITH_PICTURE_BYTES_MAX)) {
            case Read(Fields fields) -> decodePicture(fields);
            case Unreadable unreadable -> unreadable;
        };
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) return "";
        return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /** A JSON or urlencoded body of which every byte counts. */
    RawReading readRaw(HttpServletRequest request) throws IOException {
        return readRaw(request, JSON_BYTES_MAX);
    }

    private static RawReading readRaw(HttpServletRequest request, int bytesMax)
            throws IOException {
        String type = mediaType(request);
        boolean isForm = type.equals("application/x-www-form-urlencoded");
        boolean isJson = type.isEmpty() || type.equals("application/json")
                || type.endsWith("+json") || type.equals("text/json");
        if (!isForm && !isJson) {
            return new RawReading.Refused(new Failure(415, "request.content_type",
                    "Send JSON or a form"));
        }
        if (request.getContentLengthLong() > bytesMax) {
            return new RawReading.Refused(tooLarge(bytesMax));
        }
        byte[] body = request.getInputStream().readNBytes(bytesMax + 1);
        return body.length > bytesMax
                ? new RawReading.Refused(tooLarge(bytesMax))
                : new RawReading.Body(body, isForm);
    }

    private static Reading read(HttpServletRequest request, int bytesMax) throws IOException {
        return switch (readRaw(request, bytesMax)) {
            case RawReading.Body(byte[] body, boolean isForm) -> read(body, isForm);
            case RawReading.Refused(Failure failure) -> new Unreadable(failure);
        };
    }

    private static Reading read(byte[] body, boolean isForm) {
        // PHP's curl sends JSON as a form unless told otherwise.
        if (isForm && !(body.length > 0 && body[0] == '{')) return readForm(body);
        return StrictJson.parse(body)
                .<Reading>map(object -> new Read(Fields.of(object)))
                .orElseGet(() -> Unreadable.malformed("The body is not one sound JSON object"));
    }

    private static Failure tooLarge(int bytesMax) {
        return new Failure(413, "request.too_large",
                "The body is larger than " + (bytesMax >> 10) + " kB");
    }

    private static Reading readForm(byte[] body) {
        Optional<Map<String, JsonNode>> fields = text(body).flatMap(RequestReader::formFields);
        return fields.<Reading>map(values -> new Read(new Fields(values, null)))
                .orElseGet(() -> Unreadable.malformed("The form is not sound"));
    }

    /** Names and values of a form; empty when a name comes twice or an escape is broken. */
    static Optional<Map<String, JsonNode>> formFields(String form) {
        var fields = new LinkedHashMap<String, JsonNode>();
        for (String item : form.split("&")) {
            if (item.isEmpty()) continue;
            String[] pair = item.split("=", 2);
            try {
                String name = URLDecoder.decode(pair[0], StandardCharsets.UTF_8);
                String value = pair.length == 1
                        ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8);
                if (value.contains("\uFFFD")) return Optional.empty();
                if (fields.put(name, StringNode.valueOf(value)) != null) return Optional.empty();
            } catch (IllegalArgumentException _) {
                return Optional.empty();
            }
        }
        return Optional.of(fields);
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static Reading decodePicture(Fields fields) {
        String encoded = fields.text(SCREENSHOT);
        if (encoded == null) return new Read(fields);
        try {
            return new Read(fields.withScreenshot(Base64.getMimeDecoder().decode(encoded)));
        } catch (IllegalArgumentException _) {
            return Unreadable.malformed("screenshot is not base64");
        }
    }

    private static Reading readMultipart(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MULTIPART_BYTES_MAX) {
            return new Unreadable(tooLarge(MULTIPART_BYTES_MAX));
        }
        var values = new LinkedHashMap<String, JsonNode>();
        byte @Nullable [] screenshot = null;
        try {
            for (Part part : request.getParts()) {
                byte[] content = part.getInputStream().readAllBytes();
                Optional<String> text = part.getName().equals(SCREENSHOT)
                        ? Optional.of("") : text(content);
                if (text.isEmpty()
                        || values.put(part.getName(), StringNode.valueOf(text.get())) != null) {
                    return Unreadable.malformed("The form is not sound");
                }
                if (part.getName().equals(SCREENSHOT)) screenshot = content;
            }
        } catch (IllegalStateException e) {
            return e.getCause() instanceof SizeException
                    ? new Unreadable(tooLarge(MULTIPART_BYTES_MAX))
                    : Unreadable.malformed("The form is not sound");
        } catch (ServletException _) {
            return Unreadable.malformed("The form is not sound");
        }
        return new Read(new Fields(values, screenshot));
    }
}
