package org.packhorse.node.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.packhorse.protocol.content.Quoted;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.json.TokenTree;

/**
 * A TOML file that somebody wrote by hand.
 *
 * @param path also begins each message about it
 * @param advice what to do about a mistake in it
 */
public record TomlFile(Path path, String advice) {
    private static final TomlFactory TOML = new TomlFactory();

    /** Windows' Notepad, and others after it, put it before UTF-8. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * What the file says.
     *
     * @param limitBytes more is refused before it is read
     * @throws RefusedInputException where it is not TOML; the message names the line
     */
    public JsonNode read(long limitBytes) throws IOException, RefusedInputException {
        if (Files.size(path) > limitBytes) {
            throw refusal("it has more than " + limitBytes + " bytes");
        }
        try {
            return parse(Files.readString(path));
        } catch (CharacterCodingException e) {
            throw refusal("it is not UTF-8, which editors offer as an encoding when they save");
        }
    }

    /** What {@code text} says, which stands in the file or is to. */
    JsonNode parse(String text) throws RefusedInputException {
        var toml = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        try (var parser = TOML.createParser(toml)) {
            parser.nextToken();
            return TokenTree.read(parser);
        } catch (JsonProcessingException e) {
            var where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw refusal("it is not TOML" + where + " (" + e.getOriginalMessage() + ")");
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory could not be read", e);
        }
    }

    /** Refuses keys that nobody reads, because they are misspelt ones; {@code where} goes before them in the message. */
    public void requireKeys(String where, JsonNode table, Set<String> known) throws RefusedInputException {
        for (var names = table.fieldNames(); names.hasNext(); ) {
            var name = names.next();
            if (!known.contains(name)) {
                throw refusal("\"" + where + Quoted.shortly(name) + "\" is not one of "
                        + known.stream().sorted().toList());
            }
        }
    }

    /** A refusal of the file for {@code problem}. */
    public RefusedInputException refusal(String problem) {
        return new RefusedInputException(path.toString(), problem, advice);
    }
}
