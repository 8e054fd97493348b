package org.packhorse.node.sync;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.packhorse.node.assembly.Archive;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.pack.BaseRange;
import org.packhorse.protocol.pack.FramePlan;
import org.packhorse.protocol.pack.PlanCopy;
import org.packhorse.protocol.pack.PlanItem;

/**
 * Packs whose frames are well formed and make no sense; the old version has two files of 20,000 bytes, and at position 2 a container
 * of two parts.
 */
final class Nonsense {
    private static final byte[] NONE = new byte[0];
    private static final byte[] ONE = new byte[1];
    private static final PlanCopy.Target AT_X = new PlanCopy.Target.AtPath(new FilePath("x"));

    private Nonsense() {}

    static Stream<Arguments> all() {
        return Stream.of(items(), references(), containers()).flatMap(kind -> kind);
    }

    private static Stream<Arguments> items() {
        return Stream.of(
                named("no frame at all", new ForgedPack()),
                named("another manifest", pack(plan(added("x", 1)), ONE)),
                named("an old file that is not there", pack(plan(replaced(77, 0)), ONE)),
                named("a negative size", pack(plan(replaced(0, -20_001)), ONE)),
                named("a size above the limit", pack(plan(replaced(0, FileEntry.LIMIT_BYTES)), ONE)),
                named("the same path twice", pack(plan(added("x", 1), added("x", 1)), new byte[2])),
                named("a file that never ends", pack(plan(added("x", 2)), ONE)),
                named("a file behind one that goes on", pack(plan(added("x", 2), added("y", 0)), ONE)),
                named("content too much", pack(plan(added("x", 1)), new byte[2])),
                named("a description that is none", pack(plan(new PlanItem.Description(1)), ONE)),
                named("a plan that is none", new ForgedPack().frame(new byte[] {1, 2, 3}, NONE)),
                named(
                        "a body that is none",
                        new ForgedPack().frame(ForgedPack.compressed(plan(added("x", 1))), new byte[] {1, 2, 3})));
    }

    private static Stream<Arguments> references() {
        var item0 = new PlanCopy.Source.Item(0);
        var unfinished = new FramePlan(
                List.of(), List.of(added("big", 2)), List.of(), List.of(new PlanCopy(AT_X, item0, Optional.empty())));
        return Stream.of(
                named("a base behind the end", pack(leaning(new BaseRange.Window(0, 20_000, 1)), ONE)),
                named(
                        "a base far behind any end",
                        pack(leaning(new BaseRange.Window(0, FileEntry.LIMIT_BYTES - 1, 1)), ONE)),
                named("a base in no file", pack(leaning(new BaseRange.Window(99, 0, 1)), ONE)),
                named("a base of files that are not there", pack(leaning(new BaseRange.OldFiles(1, 9)), ONE)),
                named("a base in no frame", pack(leaning(new BaseRange.EarlierFrame(1, 0, 1)), ONE)),
                named("a removal of nothing", pack(removing(77), NONE)),
                named("a removal and a replacement", pack(removing(0, replaced(0, -19_999)), ONE)),
                named("a copy of what never was", pack(copying(AT_X, new PlanCopy.Source.Item(7)), NONE)),
                named("a copy of no old file", pack(copying(AT_X, new PlanCopy.Source.OldFile(7)), NONE)),
                named("a namesake of no old file", pack(plan(new PlanItem.Namesake("", 9, 1, Optional.empty())), ONE)),
                named("a copy to no old file", pack(copying(new PlanCopy.Target.AtPosition(9), item0), NONE)),
                named("a copy of what is not complete", pack(unfinished, ONE)));
    }

    private static Stream<Arguments> containers() {
        var recipe = recipe();
        var twoParts = plan(added("x.zip//", recipe.length), added("x.zip//a.txt", 1), added("x.zip//b.txt", 1));
        return Stream.of(
                named("a part of nothing", pack(plan(added("x.zip//a.txt", 1)), ONE)),
                named("a part of a file", pack(plan(added("index.html//a.txt", 1)), ONE)),
                named("a recipe that is none", pack(plan(added("x.zip//", 1)), ONE)),
                named("a recipe without parts", pack(plan(added("x.zip//", recipe.length)), recipe)),
                named("a recipe with other parts", pack(twoParts, Arrays.copyOf(recipe, recipe.length + 2))),
                named("a container without a part", pack(removing(4), NONE)),
                named("a container without its recipe", pack(removing(3), NONE)),
                named("a recipe too many", pack(plan(added("z.zip//a.txt//", recipe.length)), recipe)),
                named("new content for a container", pack(plan(replaced(2, 0)), ONE)),
                named("the removal of a container", pack(removing(2), NONE)),
                named("a container as base", pack(leaning(new BaseRange.Window(2, 0, 1)), ONE)),
                named("containers as base", pack(leaning(new BaseRange.OldFiles(2, 2)), ONE)),
                named("a copy of a container", pack(copying(AT_X, new PlanCopy.Source.OldFile(2)), NONE)));
    }

    private static byte[] recipe() {
        try {
            return new Archive(6).with("a.txt", "a").with("b.txt", "b").recipe();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arguments named(String what, ForgedPack pack) {
        return Arguments.of(what, pack);
    }

    private static ForgedPack pack(FramePlan plan, byte[] content) {
        return new ForgedPack().frame(plan, content);
    }

    private static FramePlan plan(PlanItem... items) {
        return new FramePlan(List.of(), List.of(items), List.of(), List.of());
    }

    private static PlanItem added(String path, long size) {
        return new PlanItem.Added(new FilePath(path), size, Optional.empty());
    }

    private static PlanItem replaced(int position, long sizeDifference) {
        return new PlanItem.Replaced(position, false, sizeDifference, Optional.empty());
    }

    private static FramePlan leaning(BaseRange base) {
        return new FramePlan(List.of(), List.of(added("x", 1)), List.of(base), List.of());
    }

    private static FramePlan removing(int position, PlanItem... items) {
        return new FramePlan(List.of(position), List.of(items), List.of(), List.of());
    }

    private static FramePlan copying(PlanCopy.Target target, PlanCopy.Source source) {
        return new FramePlan(List.of(), List.of(), List.of(), List.of(new PlanCopy(target, source, Optional.empty())));
    }
}
