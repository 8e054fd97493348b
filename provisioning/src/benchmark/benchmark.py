#!/usr/bin/env python3
"""Prints the table of docs/benchmarks.md: the installed program beside the tools people use today, measured in the same go.

    benchmark.py PROGRAM CORPORA [--scratch DIR] [--only ROW,…] [--linklab LINKLAB] [--congestion NAME,…] [--megabytes N] [--outage S] [--contenders NAME,…]
                 [--repeats N] [--seconds S] [--phones N] [--minutes M]

PROGRAM is bin/packhorse of an unpacked archive; CORPORA a folder with NAME/v1, NAME/v2 … A corpus that is not there is left out, and so
is a tool that is not installed; both are said. Every file that the node serves after each update is compared with the corpus; a
difference ends the run. Rows: updates, first, nothing, small, applying, publishing, serving (beside nginx and kiwix-serve), search, large (a million
files), phones (500 of them, while updates arrive), badlink (only with --linklab, as root).
"""
import argparse
import os
import platform
import sys
import tempfile

import badlink
import generated
import large
import peers
import phones
import searching
import serving
import updates

ROWS = ["updates", "first", "nothing", "small", "applying", "publishing", "serving", "search", "large", "phones", "badlink"]


def table(head, rows):
    print("| " + " | ".join(head) + " |")
    print("|---" + "|---:" * (len(head) - 1) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)
    print()


def number(value):
    return value if isinstance(value, str) else f"{value:,}"


def note(text):
    print(text, file=sys.stderr, flush=True)


def measured_updates(options):
    """Updates and first transfers of every corpus that is there, and what a check with nothing new costs."""
    rows, nothing = [], []
    for corpus, versions in updates.chains().items():
        if not os.path.isdir(os.path.join(options.corpora, corpus)):
            note(f"{corpus} is not in {options.corpora}; left out")
            continue
        note(f"{corpus}: {' → '.join(versions)}")
        found, again = updates.measure(options.program, options.corpora, corpus, versions, options.scratch)
        rows += found
        nothing.append((corpus, again))
    return rows, nothing


def beside_peers(options, rows, tools):
    head = ["transfer", "content changed", "Packhorse, all on the socket", *tools, "import s", "publish s", "sync s", "hub MB", "node MB"]
    lines = []
    for row in rows:
        new = os.path.join(options.corpora, row.corpus, row.new)
        old = os.path.join(options.corpora, row.corpus, row.old) if row.old else None
        note(f"the tools: {row.label()}")
        theirs = [number(peers.run(tool, row.label(), old, new, options.scratch)) for tool in tools]
        lines.append([row.label(), number(row.changed), f"**{row.travelled:,}** (pack {row.pack:,})", *theirs,
                      *(f"{x:.1f}" for x in (row.importing, row.publishing, row.syncing)), *(f"{x:.0f}" for x in (row.hub_peak, row.node_peak))])
    table(head, lines)
    for name, (_, _, command) in tools.items():
        print(f"- *{name}*: {command}")
    print()


def print_updates(options):
    rows, nothing = measured_updates(options)
    if "updates" in options.only:
        beside_peers(options, [row for row in rows if row.old], peers.UPDATES)
    if "first" in options.only:
        beside_peers(options, [row for row in rows if not row.old], peers.FIRST)
    if "nothing" in options.only:
        table(["nothing new", "on the socket"], [[corpus, number(again)] for corpus, again in nothing])


def print_small(options):
    note("one small file among 50,000")
    found = generated.one_among_many(options.program, options.scratch)
    table(["one small file changed among 50,000", "bytes"],
          [["all on the socket", f"**{found['travelled']:,}**"], ["the pack", number(found["pack"])], ["afterwards, nothing new", number(found["nothing"])]])


def print_applying(options):
    lines = []
    for corpus, version in (("stats-tree", "v1"), ("tldr-small", "v2"), ("epub-stats", "v1")):
        if os.path.isdir(os.path.join(options.corpora, corpus)):
            note(f"applying {corpus}")
            found = generated.applying(options.program, options.corpora, corpus, version, options.scratch)
            lines.append([f"{corpus} {version}, full pack from a folder", f"{found['megabytes']:.0f}", f"**{found['rate']:.1f}**",
                          f"{found['cpu']:.1f}", f"{found['peak']:.0f}"])
    table(["a node on one core (taskset -c 0, -Xmx64m)", "MB of content", "MB a second", "MB for a second of its CPU", "peak MB (VmHWM)"], lines)


def print_publishing(options):
    note("publishing 1 GB")
    found = generated.publishing(options.program, options.scratch)
    table(["a hub with 1 GB in 71,000 files", "import s", "publish s", "peak MB so far (VmHWM)"],
          [[name, *(f"{figure:.0f}" for figure in figures)] for name, figures in zip(["the first time", "1 % changed"], found)])


def print_search(options):
    indexes, answers = searching.run(options.program, options.corpora, options.scratch)
    table(searching.INDEX_HEAD, indexes)
    table(searching.LOAD_HEAD, answers)


def print_serving(options):
    head, lines, missing = serving.run(options.program, options.scratch, options.repeats, options.seconds)
    table(head, lines)
    for line in missing:
        print(f"- {line}\n")


def print_large(options):
    table(["a node with 1,000,000 files and 10,000 resources", ""], large.run(options.program, options.scratch, options.repeats))


def print_phones(options):
    head, lines = phones.run(options.program, options.scratch, options.phones, options.minutes * 60)
    table(head, lines)


def print_badlink(options):
    if not options.linklab:
        note("badlink: needs --linklab; left out")
        return
    lines = []
    for congestion in options.congestion.split(","):
        note(f"bad link, the hub's congestion control: {congestion}")
        for found in badlink.run(options.program, options.linklab, options.scratch, options.megabytes * 1_000_000, congestion,
                                 contenders=options.contenders.split(","), outage_every=30 if options.outage else 0, outage=options.outage):
            lines.append([f"{found['name']} ({congestion})", "missing", "", "", ""] if "missing" in found else
                         [f"{found['name']} ({congestion})", f"**{found['share']:.1%}**", f"{found['surplus'] / max(1, found['cuts']):,.0f}",
                          f"{found['seconds']:.0f}", f"`{found['command']}`"])
    table([f"{options.megabytes} MB at 1 Mbit/s, 600 ms, 2 % loss, out for {options.outage:g} s of every 30", "share of what the link can carry",
           "surplus bytes a cut", "seconds", "command"], lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("corpora")
    parser.add_argument("--scratch", default=os.path.join(tempfile.gettempdir(), "packhorse-benchmark"), help="for data, and the tools' results")
    parser.add_argument("--only", type=lambda text: text.split(","), default=ROWS, help="some of " + ",".join(ROWS))
    parser.add_argument("--linklab", help="the program that makes the bad link")
    parser.add_argument("--congestion", default="bbr,reno", help="the hub's congestion controls on the bad link")
    parser.add_argument("--megabytes", type=int, default=16, help="what crosses the bad link")
    parser.add_argument("--outage", type=float, default=5, help="for how many seconds of every 30 the bad link is out")
    parser.add_argument("--contenders", default="Packhorse,curl,rsync", help="who fetches over the bad link")
    parser.add_argument("--repeats", type=int, default=5, help="how often each server is measured")
    parser.add_argument("--seconds", type=int, default=10, help="how long each time")
    parser.add_argument("--phones", type=int, default=500, help="how many read at a time")
    parser.add_argument("--minutes", type=float, default=10, help="for how long")
    options = parser.parse_args()
    unknown = set(options.only) - set(ROWS)
    if unknown:
        parser.error(f"no such row: {', '.join(unknown)}")
    os.makedirs(options.scratch, exist_ok=True)
    with open("/proc/sys/net/ipv4/tcp_congestion_control") as f:
        congestion = f.read().strip()
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, congestion control {congestion}\n")
    if {"updates", "first", "nothing"} & set(options.only):
        print_updates(options)
    for row, show in (("small", print_small), ("applying", print_applying), ("publishing", print_publishing), ("serving", print_serving),
                      ("search", print_search), ("large", print_large), ("phones", print_phones), ("badlink", print_badlink)):
        if row in options.only:
            show(options)


if __name__ == "__main__":
    main()
