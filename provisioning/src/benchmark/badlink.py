"""A pack over a link that barely exists, beside the tools people use on such links.

linklab (see docs/benchmarks.md) joins two network namespaces by a link with a rate, a delay, loss and outages, and counts what crosses.
Each contender gets a fresh link with the same seed and fetches the same file, beginning at the same moment of the outages' cycle.
"""
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time

from device import BenchmarkFailed, Device, Place, free_port

HUB_ADDRESS = "10.77.0.1"
IP_AND_TCP_HEADER_BYTES = 52
"""IPv4, TCP, timestamps: what a packet of a transfer carries beside its payload."""

LONGEST_S = 1800


class Link:
    """linklab, running. `rate` in kbit/s; `outage` seconds of silence at the end of every `outage_every` seconds."""

    def __init__(self, linklab, rate=1000, rtt=600, loss=2, outage_every=30, outage=5, seed=1, congestion=None):
        self.linklab, self.rate, self.outage_every, self.outage = linklab, rate, outage_every, outage
        self.words = [f"--{k.replace('_', '-')}={v}" for k, v in
                      dict(rate=rate, rtt=rtt, loss=loss, outage_every=outage_every, outage=outage, seed=seed).items()]
        self.congestion = congestion

    def __enter__(self):
        self.process = subprocess.Popen(["nice", "-n", "-15", self.linklab, "up", *self.words], stdout=subprocess.PIPE, text=True)
        if "ready" not in self.process.stdout.readline():
            raise BenchmarkFailed("linklab does not start")
        self.began = time.monotonic()
        if self.congestion:
            chosen = subprocess.run([*self.hub().prefix, "sysctl", "-qw", f"net.ipv4.tcp_congestion_control={self.congestion}"])
            if chosen.returncode != 0:
                self.__exit__()
                raise BenchmarkFailed(f"this kernel does not allow {self.congestion}; see net.ipv4.tcp_allowed_congestion_control")
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait()

    def hub(self):
        return Place(HUB_ADDRESS, [self.linklab, "hub"])

    def node(self):
        return Place("127.0.0.1", [self.linklab, "node"])

    def await_phase(self, seconds):
        """Waits until the cycle of outages is `seconds` old, so that all begin alike."""
        now = time.monotonic() - self.began
        time.sleep((seconds - now) % self.outage_every if self.outage_every else 0)
        self.first = self.delivered()
        self.start = time.monotonic() - self.began

    def delivered(self):
        """Payload bytes that crossed towards the node so far."""
        self.process.send_signal(signal.SIGUSR1)
        down, _ = self.process.stdout.readline(), self.process.stdout.readline()
        packets, octets = map(int, re.search(r"delivered (\d+) packets (\d+) bytes", down).groups())
        return octets - packets * IP_AND_TCP_HEADER_BYTES

    def up_seconds(self, begin, end):
        """How much of the time from `begin` to `end` (seconds since the link's start) the link was up."""
        if not self.outage_every:
            return end - begin
        up = lambda t: t // self.outage_every * (self.outage_every - self.outage) + min(t % self.outage_every, self.outage_every - self.outage)
        return up(end) - up(begin)

    def figures(self, name, useful_bytes, command):
        end = time.monotonic() - self.began
        cuts = int(end // self.outage_every) - int(self.start // self.outage_every) if self.outage_every else 0
        capacity = self.rate * 1000 / 8 * self.up_seconds(self.start, end)
        surplus = self.delivered() - self.first - useful_bytes
        return dict(name=name, seconds=end - self.start, share=useful_bytes / capacity, surplus=surplus, cuts=cuts, command=command)


def write_incompressible(path, size_bytes):
    with open(path, "wb") as f:
        f.write(random.Random(5).randbytes(size_bytes))


class Contender:
    """One way to fetch the same bytes; `command` is what a person would type."""

    def __init__(self, name, command, fetch):
        self.name, self.command, self.fetch = name, command, fetch


def run_ours(program, link, folder, size_bytes):
    content = os.path.join(folder, "content")
    os.makedirs(content)
    write_incompressible(os.path.join(content, "film.mp4"), size_bytes)
    hub, node = Device(program, folder, "hub", link.hub()), Device(program, folder, "node", link.node())
    try:
        hub.create("film")
        hub.publish("film", content)
        link.await_phase(1)
        node.run("follow", hub.address(), "film")
        return node.arrival(limit_s=LONGEST_S)[0]
    finally:
        node.end()
        hub.end()


def run_curl(program, link, folder, size_bytes):
    """From the same web server; a new attempt when nothing has come for 15 seconds."""
    content = os.path.join(folder, "content")
    os.makedirs(content)
    write_incompressible(os.path.join(content, "film.mp4"), size_bytes)
    hub = Device(program, folder, "hub", link.hub())
    try:
        hub.create("film")
        hub.publish("film", content)
        link.await_phase(1)
        again_and_again([*link.node().prefix, "curl", "-sSf", "-C", "-", "--connect-timeout", "15", "--speed-limit", "1", "--speed-time", "15",
                         "-o", os.path.join(folder, "got"), hub.address() + "content/film/film.mp4"])
        return compared(os.path.join(content, "film.mp4"), os.path.join(folder, "got"))
    finally:
        hub.end()


def run_rsync(_, link, folder, size_bytes):
    served = os.path.join(folder, "served")
    os.makedirs(served)
    write_incompressible(os.path.join(served, "film.mp4"), size_bytes)
    config, port = os.path.join(folder, "rsyncd.conf"), free_port()
    with open(config, "w") as f:
        f.write(f"use chroot = no\nlog file = /dev/null\n[new]\npath = {served}\n")
    daemon = subprocess.Popen([*link.hub().prefix, "rsync", "--daemon", "--no-detach", f"--port={port}", f"--config={config}"])
    try:
        link.await_phase(1)
        again_and_again([*link.node().prefix, "rsync", "-a", "--partial", "--timeout=15", "--contimeout=15",
                         f"rsync://{HUB_ADDRESS}:{port}/new/film.mp4", os.path.join(folder, "got")])
        return compared(os.path.join(served, "film.mp4"), os.path.join(folder, "got"))
    finally:
        daemon.terminate()
        daemon.wait()


def again_and_again(command):
    began = time.monotonic()
    while subprocess.run(command, capture_output=True).returncode != 0:
        if time.monotonic() - began > LONGEST_S:
            raise BenchmarkFailed(f"{command[-2]} does not come to an end")
        time.sleep(0.5)


def compared(one, other):
    with open(one, "rb") as a, open(other, "rb") as b:
        if a.read() != b.read():
            raise BenchmarkFailed(f"{other} is not what was sent")
    return os.path.getsize(one)


CONTENDERS = [
    Contender("Packhorse", "packhorse follow", run_ours),
    Contender("curl", "curl -C - --speed-limit 1 --speed-time 15, again until done", run_curl),
    Contender("rsync", "rsync -a --partial --timeout=15, again until done", run_rsync),
]


def run(program, linklab, scratch, size_bytes, congestion, contenders, **link_options):
    """The figures of each of `contenders` that is installed, each over a fresh link of the same seed."""
    for contender in (c for c in CONTENDERS if c.name in contenders):
        if contender.name != "Packhorse" and shutil.which(contender.name) is None:
            yield dict(name=contender.name, missing=True)
            continue
        with tempfile.TemporaryDirectory(dir=scratch) as folder, Link(linklab, congestion=congestion, **link_options) as link:
            useful = contender.fetch(program, link, folder, size_bytes)
            yield link.figures(contender.name, useful, contender.command)
