package org.packhorse.protocol.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.packhorse.protocol.content.CollectionId;
import org.packhorse.protocol.content.CollectionInfo;
import org.packhorse.protocol.content.Digest;
import org.packhorse.protocol.content.FileEntry;
import org.packhorse.protocol.content.FilePath;
import org.packhorse.protocol.content.Version;
import org.packhorse.protocol.pack.BaseRange.EarlierFrame;
import org.packhorse.protocol.pack.BaseRange.OldFiles;
import org.packhorse.protocol.pack.BaseRange.Window;

/** What heads and plans may say; {@code FrameLimits} gives the reasons. */
class PackLimitsTest {
    private static final Digest DIGEST = Digest.ofContent(new byte[0]);
    private static final FrameRef FRAME = new FrameRef(1, 2, DIGEST);

    @Test
    void limitsFrames() {
        assertThat(FRAME.length()).isEqualTo(3);
        assertThat(new FrameRef(FrameLimits.PLAN_BYTES, FrameLimits.BODY_BYTES, DIGEST).length())
                .isPositive();
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameRef(0, 1, DIGEST));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameRef(FrameLimits.PLAN_BYTES + 1, 1, DIGEST));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameRef(1, -1, DIGEST));
        assertThatIllegalArgumentException().isThrownBy(() -> new FrameRef(1, FrameLimits.BODY_BYTES + 1, DIGEST));
    }

    @Test
    void countsWhereFramesBegin() {
        var head = head(1, 2, List.of(FRAME, new FrameRef(10, 20, DIGEST), FRAME), 5);

        assertThat(IntStream.rangeClosed(0, 3).mapToLong(head::offsetOf)).containsExactly(0L, 3L, 33L, 36L);
        assertThat(head.framesLength()).isEqualTo(36);
    }

    @Test
    void limitsHeads() {
        var most = Collections.nCopies(FrameLimits.FRAMES, FRAME);

        assertThat(head(0, 1, most, (long) FrameLimits.FRAMES * FrameLimits.CONTENT_BYTES)
                        .contentBytes())
                .isEqualTo(1L << 39);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> head(0, 1, Collections.nCopies(FrameLimits.FRAMES + 1, FRAME), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> head(0, 1, List.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> head(0, 1, List.of(FRAME), -1));
        assertThatIllegalArgumentException().isThrownBy(() -> head(1, 1, List.of(FRAME), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> head(2, 1, List.of(FRAME), 1));
    }

    @Test
    void limitsBases() {
        var half = new Window(0, 0, FrameLimits.BASE_BYTES / 2);

        assertThat(plan(List.of(), List.of(), List.of(half, half)).bases()).hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(), List.of(), List.of(half, half, new EarlierFrame(1, 0, 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, FileEntry.LIMIT_BYTES + 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(0, 0, FrameLimits.BASE_BYTES + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EarlierFrame(0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OldFiles(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OldFiles(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OldFiles(Integer.MAX_VALUE, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new OldFiles(0, FrameLimits.REFERENCES + 1));
        var most = new OldFiles(0, FrameLimits.REFERENCES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(), List.of(), List.of(most, new OldFiles(0, 1))));
    }

    @Test
    void limitsPlans() {
        PlanItem item = new PlanItem.Added(new FilePath("a"), 0, Optional.empty());
        var removals = IntStream.range(0, FrameLimits.REFERENCES + 1).boxed().toList();

        assertThat(plan(removals.subList(1, removals.size()), Collections.nCopies(FrameLimits.ITEMS, item), List.of())
                        .items())
                .hasSize(FrameLimits.ITEMS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(List.of(), Collections.nCopies(FrameLimits.ITEMS + 1, item), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(removals, List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(List.of(1, 1), List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(List.of(2, 1), List.of(), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> plan(List.of(-1), List.of(), List.of()));
    }

    @Test
    void limitsItems() {
        long most = FileEntry.LIMIT_BYTES;

        assertThatIllegalArgumentException().isThrownBy(() -> added(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> added(most + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> replaced(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> replaced(0, most + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> replaced(0, Long.MIN_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanItem.Description(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlanItem.Description(CollectionInfo.ENCODED_LIMIT_BYTES + 1L));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanCopy.Target.AtPosition(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanCopy.Source.OldFile(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanCopy.Source.Item(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanCopy.Target.InFolder("no-slash"));
        var folder = new PlanCopy.Target.InFolder("a/");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlanCopy(folder, new PlanCopy.Source.Item(0), Optional.empty()));
    }

    private static PlanItem added(long sizeBytes) {
        return new PlanItem.Added(new FilePath("a"), sizeBytes, Optional.empty());
    }

    private static PlanItem replaced(int position, long sizeDifference) {
        return new PlanItem.Replaced(position, false, sizeDifference, Optional.empty());
    }

    private static FramePlan plan(List<Integer> removed, List<PlanItem> items, List<BaseRange> bases) {
        return new FramePlan(removed, items, bases, List.of());
    }

    private static PackHead head(long from, long to, List<FrameRef> frames, long contentBytes) {
        return new PackHead(new CollectionId("c"), new Version(from), new Version(to), frames, contentBytes);
    }
}
