package org.bearing.automation.file;

import java.nio.charset.StandardCharsets;

/** An XML document as text, built from its start to its end. */
final class Xml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    /**
     * Opens an element.
     *
     * @param name of the element
     * @param attributes names and values in turn
     * @return this
     */
    Xml open(String name, String... attributes) {
        start(name, attributes).append(">\n");
        return this;
    }

    /**
     * Closes an element.
     *
     * @param name as it was opened
     * @return this
     */
    Xml close(String name) {
        text.append("</").append(name).append(">\n");
        return this;
    }

    /**
     * Adds an element without content.
     *
     * @param name of the element
     * @param attributes names and values in turn
     * @return this
     */
    Xml empty(String name, String... attributes) {
        start(name, attributes).append("/>\n");
        return this;
    }

    /**
     * Adds an element that holds text.
     *
     * @param name of the element
     * @param content the text
     * @param attributes names and values in turn
     * @return this
     */
    Xml leaf(String name, String content, String... attributes) {
        start(name, attributes)
                .append('>')
                .append(escaped(content))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    private StringBuilder start(String name, String... attributes) {
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return text;
    }

    /** Control characters, which no XML may hold, become question marks. */
    private static String escaped(String raw) {
        return raw.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}]", "?");
    }

    /** {@return the document in UTF-8} */
    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
