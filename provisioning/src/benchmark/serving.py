"""The row `serving`: CPU time of the server for each request, beside nginx and kiwix-serve, with the same content and the same asker.

The server runs on the first core and wrk on the second. Runs are interleaved, so that whatever else the machine does falls on all;
figures are medians. A server's CPU time is what /proc says of its processes, before and after.
"""
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

import servers
from device import BenchmarkFailed
from servingtree import RANGE_BYTES, Tree

WRK = """
local requests, next_one = {}, 0
function init(args)
  for line in io.lines(args[1]) do
    local path, range = line:match("^(%S+) ?(%S*)$")
    local headers = {["Accept-Encoding"] = "gzip, deflate", ["Accept-Language"] = "en-GB,en;q=0.7,sw;q=0.3", ["User-Agent"] = "Mozilla/5.0 (Linux; Android 10; K)"}
    if range ~= "" then headers["Range"] = range end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end
function request()
  next_one = next_one % #requests + 1
  return requests[next_one]
end
function done(summary, latency, all)
  local e = summary.errors
  io.write(string.format('{"requests": %d, "bytes": %d, "errors": %d, "p50": %f, "p99": %f}\\n', summary.requests, summary.bytes,
    e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
"""


class Load:
    """What is asked, how many ask at a time, and whether a byte or a request is the measure."""

    def __init__(self, name, connections, lines, per_megabyte=False, ours_only=False):
        self.name, self.connections, self.lines = name, connections, lines
        self.per_megabyte, self.ours_only = per_megabyte, ours_only


def loads(tree):
    pages = [(path, "") for path in tree.pages]
    return [
        Load("pages, 6 kB compressed, 50 connections", 50, pages),
        Load("pages, 500 connections", 500, pages),
        Load("images of 1 MB, 50 connections", 50, [(path, "") for path in tree.images]),
        Load("ranges of 256 KiB of a film, 50 connections", 50,
             [(tree.video, f"bytes={at}-{at + RANGE_BYTES - 1}") for at in tree.ranges()]),
        Load("200 MB files, 8 at once", 8, [(tree.video, "")], per_megabyte=True),
        Load("the library's own pages, 50 connections", 50, [("/", ""), ("/c/serving", ""), ("/style.css", "")], ours_only=True),
    ]


def note(text):
    print(text, file=sys.stderr, flush=True)


class Bench:
    """Measures `running` servers with wrk."""

    def __init__(self, running, scratch, seconds):
        self.running, self.scratch, self.seconds = running, scratch, seconds
        self.script = os.path.join(scratch, "asker.lua")
        with open(self.script, "w") as f:
            f.write(WRK)

    def ask(self, server, load, seconds):
        paths = os.path.join(self.scratch, "paths")
        with open(paths, "w") as f:
            f.writelines(f"{path if path.startswith('/') else server.prefix + path} {range_}\n".replace(" \n", "\n") for path, range_ in load.lines)
        command = [*(["taskset", "-c", "1"] if servers.PINNED else []), "wrk", "-t1", f"-c{load.connections}", f"-d{seconds}s", "--timeout=60s",
                   f"-s{self.script}", f"http://127.0.0.1:{server.port}", "--", paths]
        before = server.cpu_seconds()
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        result = json.loads(said.strip().splitlines()[-1])
        result["cpu"] = server.cpu_seconds() - before
        result["resident"] = server.megabytes("VmRSS")
        return result

    def measure(self, all_loads, repeats):
        """For each load and server its results, in the order of the runs."""
        found = {(load.name, server.name): [] for load in all_loads for server in self.running}
        for load in all_loads:
            for server in self.asked(load):
                self.ask(server, load, 3)
        for turn in range(repeats):
            for load in all_loads:
                for server in self.asked(load):
                    found[load.name, server.name].append(self.ask(server, load, self.seconds))
                    latest = found[load.name, server.name][-1]
                    note(f"serving, turn {turn + 1} of {repeats}, {load.name}: {server.name} {cost(load, [latest]):.1f}, {latest['resident']:.0f} MB")
        return found

    def asked(self, load):
        return self.running[:1] if load.ours_only else self.running


def cost(load, results):
    """Microseconds of CPU for a request, or for a megabyte."""
    units = [result["bytes"] / 1e6 if load.per_megabyte else result["requests"] for result in results]
    return statistics.median(1e6 * result["cpu"] / max(unit, 1e-9) for result, unit in zip(results, units))


def cell(load, results):
    if not results:
        return ""
    p50, p99 = (statistics.median(result[name] for result in results) for name in ("p50", "p99"))
    errors = sum(result["errors"] for result in results)
    figure = f"{cost(load, results) / 1000:.3f} ms/MB" if load.per_megabyte else f"{cost(load, results):.1f} µs"
    return f"**{figure}** ({p50:.1f}, {p99:.1f} ms){f', **{errors} errors**' if errors else ''}"


def idle(server, seconds=10):
    before = server.cpu_seconds()
    time.sleep(seconds)
    return (server.cpu_seconds() - before) / seconds


def rows(all_loads, running, found):
    lines = []
    for load in all_loads:
        line = [load.name, *(cell(load, found[load.name, server.name]) for server in running)]
        others = {server.name: cost(load, found[load.name, server.name]) for server in running if found[load.name, server.name]}
        line.append(f"{others['Packhorse'] / others['nginx']:.2f}" if "nginx" in others else "")
        lines.append(line)
    return lines


def of_starts(server, first, repeats):
    """Milliseconds from the command to the first page, each time; the server runs afterwards."""
    taken = []
    for _ in range(repeats):
        server.end()
        taken.append(1000 * server.start(first))
    return statistics.median(taken)


def as_after_a_reboot(program):
    """What was just written lies in the kernel's cache in large pieces, which count as a process's memory as a whole; what is read does not."""
    subprocess.run(["sync"], check=True)
    for folder, _, names in os.walk(os.path.join(os.path.dirname(os.path.realpath(program)), "..", "lib")):
        for name in names:
            with open(os.path.join(folder, name), "rb") as f:
                os.posix_fadvise(f.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def run(program, scratch, repeats, seconds):
    """Head and rows of the table, and what is said below it."""
    if not shutil.which("wrk"):
        raise BenchmarkFailed("serving: wrk is not installed")
    scratch = os.path.join(scratch, "serving")
    os.makedirs(scratch, exist_ok=True)
    note("serving: the content, a node that has pulled it, the peers' forms of it")
    tree = Tree(os.path.join(scratch, "tree"))
    made = [servers.packhorse(program, servers.node_with(program, "serving", tree.folder, os.path.join(scratch, "ours"))),
            *(maker(tree, os.path.join(scratch, maker.__name__)) for maker in (servers.nginx, servers.nginx_plain, servers.kiwix)
              if os.makedirs(os.path.join(scratch, maker.__name__), exist_ok=True) is None)]
    running = [server for server in made if server]
    as_after_a_reboot(program)
    missing = {"nginx", "kiwix-serve"} - {server.name for server in running}
    try:
        starts = [of_starts(server, first_page(server, tree), repeats) for server in running]
        all_loads = loads(tree)
        found = Bench(running, scratch, seconds).measure(all_loads, repeats)
        memory = [resident(server, found) for server in running]
        resting = [idle(server) for server in running]
    finally:
        for server in running:
            server.end()
    lines = rows(all_loads, running, found)
    lines.append(["start to first page", *(f"**{taken:.0f} ms**" for taken in starts), ""])
    lines.append(["resident under load; most ever, the start with it", *memory, ""])
    lines.append(["CPU at rest, ms a second", *(f"{1000 * share:.1f}" for share in resting), ""])
    head = [f"CPU of the server for a request (p50, p99), {repeats} runs of {seconds} s", *(server.name for server in running), "ours of nginx's"]
    return head, lines, [f"{name} is not installed; left out" for name in sorted(missing)]


def resident(server, found):
    """What it held when each load had lasted, least and most, and its peak."""
    held = [result["resident"] for (_, name), results in found.items() if name == server.name for result in results]
    return f"{min(held):.0f} to **{max(held):.0f} MB**; {server.megabytes('VmHWM'):.0f}"


def first_page(server, tree):
    return "/" if server.name == "Packhorse" else server.prefix + tree.pages[0]
