package org.packhorse.protocol.exchange;

import java.util.ArrayList;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.RefusedInputException;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.FrameLimits;
import org.packhorse.protocol.pack.Lean;
import org.packhorse.protocol.pack.Leans;
import org.packhorse.protocol.trust.metadata.Custom;

/**
 * {@link Leans} as a target's custom field: an object whose names are those of collections, each with {@code version} and
 * {@code manifest}. The order of names is that of the collections, so nothing else need say it.
 */
final class LeansCustom {
    static final String NAME = "leans";

    private LeansCustom() {}

    static Custom of(Leans leans) {
        var custom = Custom.NONE;
        for (var lean : leans.all()) {
            custom = custom.with(
                    lean.collection().value(),
                    Custom.NONE
                            .with("version", lean.version().number())
                            .with("manifest", lean.manifest().toHex()));
        }
        return custom;
    }

    /**
     * What {@code custom} says, a target's of a pack that leans on other collections.
     *
     * @throws IllegalArgumentException where it says nothing of the kind
     */
    static Leans read(Custom custom) throws RefusedInputException {
        var all = custom.findObject(NAME).orElse(Custom.NONE);
        if (all.isEmpty() || all.names().size() > FrameLimits.LEANS) {
            throw new IllegalArgumentException(all.names().size() + " other collections");
        }
        var leans = new ArrayList<Lean>();
        for (var name : all.names()) {
            var lean = all.findObject(name).orElse(Custom.NONE);
            leans.add(new Lean(
                    CollectionId.parse(name),
                    new Version(lean.findNumber("version").orElse(0)),
                    Digest.parse(lean.findText("manifest").orElse(""))));
        }
        return new Leans(leans);
    }
}
