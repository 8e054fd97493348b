package org.packhorse.adminui.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Engines of 2014 know no custom properties, and would show buttons and notices like anything else. */
class StyleTest {
    private static final Pattern BLOCK = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern DEFINITION = Pattern.compile("(--[a-z-]+):([^;}]+)");
    private static final Pattern USE = Pattern.compile("var\\((--[a-z-]+)\\)");

    @Test
    void eachColourHasAPlainOneBefore() {
        var style = Objects.requireNonNull(Asset.all().get("/style.css")).text();
        var colours = new HashMap<String, String>();
        // First come those of a light page.
        DEFINITION.matcher(style).results().forEach(found -> colours.putIfAbsent(found.group(1), found.group(2)));
        var lacking = new ArrayList<String>();
        int uses = 0;
        for (var block : BLOCK.matcher(style).results().toList()) {
            var declarations = List.of(block.group(1).split(";", -1));
            for (int i = 0; i < declarations.size(); i++) {
                var declaration = declarations.get(i);
                var plain =
                        USE.matcher(declaration).replaceAll(use -> Matcher.quoteReplacement(colours.get(use.group(1))));
                boolean isUse = !plain.equals(declaration);
                uses += isUse ? 1 : 0;
                if (isUse && (i == 0 || !declarations.get(i - 1).equals(plain))) {
                    lacking.add(declaration);
                }
            }
        }

        assertThat(lacking).isEmpty();
        assertThat(uses).isGreaterThan(50);
    }
}
