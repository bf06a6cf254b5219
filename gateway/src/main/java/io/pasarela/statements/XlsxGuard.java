package io.pasarela.statements;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a spreadsheet before it is read: the library believes what a file says of sizes and
 * places, and a small file can say anything.
 */
final class XlsxGuard {

    private static final long UNPACKED_MAX = 200L << 20;
    /** Texts and styles are read whole; the rows are not. */
    private static final long WHOLE_MAX = 24L << 20;
    private static final int ENTRIES_MAX = 1_000;
    private static final int TEXT_MAX = 32_767;

    /** The last column of a spreadsheet is XFD, its last row has seven digits. */
    private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");
    private static final Pattern ROW = Pattern.compile("[0-9]{1,7}");

    private XlsxGuard() {}

    static boolean isSound(Path file) {
        long unpacked = 0;
        long whole = 0;
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > ENTRIES_MAX) return false;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                long size = size(zip, entry);
                boolean sheet = entry.getName().contains("worksheets/")
                        && entry.getName().endsWith(".xml");
                unpacked += size;
                if (!sheet) whole += size;
                if (unpacked > UNPACKED_MAX || whole > WHOLE_MAX) return false;
                if (sheet && !isSoundSheet(zip, entry)) return false;
            }
            return unpacked > 0;
        } catch (IOException | XMLStreamException _) {
            return false;
        }
    }

    /** Counted, because what the file says of it may be a lie; no more than matters. */
    private static long size(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.skip(UNPACKED_MAX + 1);
        }
    }

    private static boolean isSoundSheet(ZipFile zip, ZipEntry entry)
            throws IOException, XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            int text = 0;
            int depth = 0;
            while (xml.hasNext()) {
                xml.next();
                if (xml.isCharacters()) text += xml.getTextLength();
                if (xml.isEndElement()) depth--;
                if (xml.isStartElement()) {
                    depth++;
                    text = 0;
                    if (!isSoundPlace(xml.getLocalName(), xml.getAttributeValue(null, "r"))) {
                        return false;
                    }
                }
                if (text > TEXT_MAX || depth > Branch.DEPTH_MAX) return false;
            }
            return true;
        }
    }

    private static boolean isSoundPlace(String element, @Nullable String place) {
        if (place == null) return true;
        return switch (element) {
            case "c" -> CELL.matcher(place).matches();
            case "row" -> ROW.matcher(place).matches();
            default -> true;
        };
    }
}
