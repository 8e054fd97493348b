package org.packhorse.node;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.packhorse.node.carrier.SeenNodes;
import org.packhorse.node.catalog.CatalogColumns;
import org.packhorse.node.hub.Demands;
import org.packhorse.node.link.LinkColumns;
import org.packhorse.node.publish.DraftColumns;
import org.packhorse.node.store.Column;
import org.packhorse.node.store.Schema;
import org.packhorse.node.sync.Marks;
import org.packhorse.node.sync.Patience;
import org.packhorse.node.sync.Repairs;
import org.packhorse.node.sync.TrustStore;
import org.packhorse.node.sync.pack.SyncColumns;
import org.packhorse.node.teacher.ReadingLists;
import org.packhorse.node.usage.UsageColumns;

/** Everything that a node's database holds. */
final class NodeColumns {
    private static final List<Column<?, ?>> STORED_SINCE_FORMAT_1 = List.of(
            CatalogColumns.COLLECTIONS,
            CatalogColumns.MANIFESTS,
            CatalogColumns.PAGES,
            CatalogColumns.ORIGINS,
            TrustStore.TRUST,
            Marks.MARKS,
            Repairs.REPAIRS,
            LinkColumns.DAYS,
            LinkColumns.RATES,
            SyncColumns.PULLS,
            SyncColumns.STONES,
            SyncColumns.FRAMES,
            SyncColumns.FILES,
            Patience.PATIENCE,
            DraftColumns.DETAILS,
            DraftColumns.DRAFTS,
            DraftColumns.TEXT_FIRST,
            DraftColumns.PUBLISHED,
            Demands.DEMANDS,
            SeenNodes.NODES,
            UsageColumns.HOURS,
            UsageColumns.MISSES,
            ReadingLists.LISTS);

    private NodeColumns() {}

    /** All columns: those of the blob store, the catalog, trust, pulling and publishing. */
    static Collection<Column<?, ?>> all() {
        return Stream.concat(Schema.columns().stream(), STORED_SINCE_FORMAT_1.stream())
                .toList();
    }
}
