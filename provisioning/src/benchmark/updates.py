"""Updates and first transfers of real content: a hub and a node on loopback, every byte on the node's socket counted both ways."""
import os
import tempfile

from device import BenchmarkFailed, Device

PAIRS = [
    ("stats-tree", "v1", "v2"),
    ("stats-tree", "v2", "v3"),
    ("tldr-small", "v1", "v2"),
    ("tldr-small", "v2", "v3"),
    ("epub-stats", "v1", "v2"),
    ("pdf-stats", "v1", "v2"),
    ("zim-anatomy", "v1", "v2"),
]


class Update:
    """What one update was and cost. `old` is None for a first transfer."""

    def __init__(self, corpus, old, new):
        self.corpus, self.old, self.new = corpus, old, new

    def label(self):
        return f"{self.corpus} {self.old or 'nothing'} → {self.new}"


def measure(program, corpora, corpus, versions, scratch):
    """Publishes and pulls `versions` one after the other; a first transfer, updates, and a check with nothing new."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        hub, node = Device(program, folder, "hub"), Device(program, folder, "node")
        try:
            hub.create(corpus)
            rows, before = [], None
            for version in versions:
                content = os.path.join(corpora, corpus, version)
                row = Update(corpus, before, version)
                published, row.importing, row.publishing = hub.publish(corpus, content)
                row.changed = published["changedBytes"]
                row.pack, row.travelled, row.syncing = pull(hub, node, corpus, before is None)
                row.hub_peak, row.node_peak = hub.peak_megabytes(), node.peak_megabytes()
                node.compare(corpus, content)
                rows.append(row)
                before = version
            return rows, check_again(node)
        finally:
            hub.end()
            node.end()


def pull(hub, node, corpus, first):
    if first:
        node.run("follow", hub.address(), corpus)
        return node.arrival()
    synced, seconds = node.ask("sync")
    moved = synced["rounds"][0]
    if moved["problems"] or not moved["arrived"]:
        raise BenchmarkFailed(f"{corpus}: {moved}")
    return sum(pack["packBytes"] for pack in moved["arrived"]), moved["sentBytes"] + moved["receivedBytes"], seconds


def check_again(node):
    """Bytes on the socket when nothing is new."""
    moved = node.ask("sync")[0]["rounds"][0]
    return moved["sentBytes"] + moved["receivedBytes"]


def chains():
    """Versions of each corpus in order, so that each is imported once for its updates."""
    versions = {}
    for corpus, old, new in PAIRS:
        chain = versions.setdefault(corpus, [old])
        chain.append(new)
    return versions
