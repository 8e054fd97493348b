"""The row `search`: what the full-text index of a node costs to make and to keep, and how long readers wait for an answer.

A node with the heap of the installed program pulls two collections from a hub and indexes them at its own pace. Then questions come
at a steady rate, whether the ones before have been answered or not; how long one took is counted from when it was due. Questions are words that
stand together in files chosen by chance (with a seed), some of them with a letter wrong, some of a word that is not there.
"""
import concurrent.futures
import http.client
import os
import random
import re
import statistics
import sys
import threading
import time
import urllib.parse

from device import BenchmarkFailed, Device

CORPORA = {"tldr-small": ("v3", ".md"), "stats-tree": ("v3", ".cnxml")}
CONNECTIONS = 16
INDEXING_LIMIT_S = 1800


def note(text):
    print(text, file=sys.stderr, flush=True)


class Questions:
    """What people might type, from what is there."""

    def __init__(self, folders, seed=1):
        self.chance = random.Random(seed)
        self.texts = [os.path.join(root, name) for folder, ending in folders for root, _, names in sorted(os.walk(folder))
                      for name in sorted(names) if name.endswith(ending)]

    def next(self):
        while True:
            with open(self.chance.choice(self.texts), encoding="utf-8", errors="replace") as f:
                words = re.findall(r"[^\W\d_]{3,20}", re.sub(r"<[^>]*>", " ", f.read(20_000)))
            if len(words) > 5:
                break
        at = self.chance.randrange(len(words) - 3)
        chosen = words[at:at + self.chance.choice((1, 1, 2, 2, 3))]
        luck = self.chance.random()
        if luck < 0.1:
            chosen[0] = self.misspelled(chosen[0])
        elif luck < 0.15:
            chosen.append("".join(self.chance.choice("bcdfgklmnrstv") + self.chance.choice("aeiou") for _ in range(4)))
        return " ".join(chosen)

    def misspelled(self, word):
        at = self.chance.randrange(1, len(word))
        return word[:at] + self.chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1:]


class Asker:
    """Asks at a steady rate over connections that stay open."""

    def __init__(self, port):
        self.port, self.own = port, threading.local()

    def ask(self, path, due):
        connection = getattr(self.own, "connection", None)
        if connection is None:
            connection = self.own.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Accept-Language": "en"})
        answer = connection.getresponse()
        answer.read()
        return answer.status, 1000 * (time.monotonic() - due)

    def run(self, paths, rate):
        """Milliseconds of each answer, and how many were none."""
        with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
            began, waiting = time.monotonic(), []
            for i, path in enumerate(paths):
                due = began + i / rate
                time.sleep(max(0, due - time.monotonic()))
                waiting.append(pool.submit(self.ask, path, due))
            answers = [future.result() for future in waiting]
        return [ms for _, ms in answers], sum(status != 200 for status, _ in answers)


def resident_megabytes(device):
    with open(f"/proc/{device.process.pid}/status") as f:
        return int(re.search(r"VmRSS:\s+(\d+)", f.read()).group(1)) / 1024


def await_index(node, count):
    began = time.monotonic()
    while len(re.findall(r"\bindexed\b.*collection=", node.log_text())) < count:
        if time.monotonic() - began > INDEXING_LIMIT_S or node.process.poll() is not None:
            raise BenchmarkFailed(f"no index: {node.log_text()[-2000:]}")
        time.sleep(0.2)
    return time.monotonic() - began


def size(folder):
    return sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(folder) for name in names)


def files(folder):
    return sum(len(names) for _, _, names in os.walk(folder))


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def indexed(hub, node, corpora):
    """A line about the index of each corpus: files, seconds, CPU, megabytes."""
    lines = []
    for count, (name, (version, _)) in enumerate(CORPORA.items(), 1):
        folder = os.path.join(corpora, name, version)
        note(f"search: {name} {version}")
        hub.create(name)
        hub.publish(name, folder)
        node.run("follow", hub.address(), name)
        node.run("sync")
        node.arrival(count)
        before = node.cpu_seconds()
        seconds = await_index(node, count)
        lines.append([f"{name} {version}", f"{files(folder):,}", f"{seconds:.0f}", f"{node.cpu_seconds() - before:.0f}",
                      f"{size(os.path.join(node.data, 'search', name)) / 1e6:.1f}"])
    return lines


def loaded(node, corpora, rate, seconds):
    """A line about answers under load."""
    questions = Questions([(os.path.join(corpora, name, version), ending) for name, (version, ending) in CORPORA.items()])
    asker = Asker(node.port)
    began = time.monotonic()
    asker.ask("/search?q=water", began)
    first = 1000 * (time.monotonic() - began)
    paths = ["/search?q=" + urllib.parse.quote(questions.next()) for _ in range(rate * (seconds + 10))]
    asker.run(paths[:rate * 10], rate)
    before = node.cpu_seconds()
    answers, errors = asker.run(paths[rate * 10:], rate)
    cpu = 1000 * (node.cpu_seconds() - before) / len(answers)
    resident = resident_megabytes(node)
    time.sleep(3)
    before = node.cpu_seconds()
    time.sleep(10)
    idle = (node.cpu_seconds() - before) / 10
    return [f"{rate} searches a second for {seconds} s", f"{statistics.median(answers):.1f}", f"**{percentile(answers, 0.99):.1f}**",
            f"{max(answers):.0f}", f"{errors}", f"{cpu:.1f}", f"{first:.0f}", f"{resident:.0f}", f"{100 * idle:.1f} %"]


INDEX_HEAD = ["index of a node (-Xmx64m), made at half speed", "files", "seconds", "seconds of CPU", "MB"]
LOAD_HEAD = ["answers", "p50 ms", "p99 ms", "most ms", "errors", "ms of CPU each", "first search ms", "resident MB", "CPU afterwards, idle"]


def run(program, corpora, scratch, rate=20, seconds=60):
    """The lines of both tables."""
    for name, (version, _) in CORPORA.items():
        if not os.path.isdir(os.path.join(corpora, name, version)):
            raise BenchmarkFailed(f"search: {name}/{version} is not in {corpora}")
    folder = os.path.join(scratch, f"search-{os.getpid()}")
    os.makedirs(folder)
    hub = Device(program, folder, "hub")
    try:
        node = Device(program, folder, "node")
        try:
            lines = indexed(hub, node, corpora)
            hub.end()
            return lines, [loaded(node, corpora, rate, seconds)]
        finally:
            node.end()
    finally:
        if hub.process.poll() is None:
            hub.end()
