package org.packhorse.node.library;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.packhorse.node.library.page.translation.Translations;

/** A served library of things to read, look at, listen to and start, and where its pages lead. */
abstract class ServedReadings extends ServedLibrary {
    @Override
    SampleLibrary fill(Path folder) throws Exception {
        var samples = new SampleLibrary(folder, Translations.load());
        SampleReadings.put(samples);
        return samples;
    }

    static String button(Document page) {
        return page.select(".actions .button").attr("href");
    }

    static List<String> ways(Document page) {
        return page.select(".others a").eachAttr("href");
    }
}
