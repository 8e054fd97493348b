#!/usr/bin/env python3
"""Measures updates with the installed program and real processes: a hub and a node on loopback.

    provisioning/src/benchmark/updates.py PROGRAM CORPORA

PROGRAM is bin/packhorse of an unpacked archive; CORPORA a folder with NAME/v1, NAME/v2 … Prints a Markdown table: bytes on the node's
socket (both ways: requests, headers, metadata, packs) against the content changed, seconds, and the largest resident memory of both.
Every file the node serves after each update is compared with the corpus; a difference ends the run.
"""
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

CORPORA = [("stats-tree", ["v1", "v2", "v3"]), ("tldr-small", ["v2", "v3"])]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Device:
    """A hub or a node: its data directory and its process."""

    def __init__(self, program, folder, kind):
        self.program, self.data = program, os.path.join(folder, kind)
        self.run("init", kind, self.data, data=False)
        self.port = free_port()
        ports = iter([self.port, free_port()])
        path = os.path.join(self.data, "packhorse.toml")
        with open(path) as f:
            text = re.sub(r'127\.0\.0\.1:\d+', lambda _: f"127.0.0.1:{next(ports)}", f.read().replace("15 min", "1 d"))
        # The comments name no loopback address, so the two replaced are those listened on.
        with open(path, "w") as f:
            f.write(text)
        self.log = open(os.path.join(folder, kind + ".log"), "w+")
        self.process = subprocess.Popen([program, "serve", "--data", self.data], stdout=subprocess.PIPE, stderr=self.log, text=True)
        while not self.process.stdout.readline().startswith("admin"):
            if self.process.poll() is not None:
                sys.exit(f"{kind} ended")

    def run(self, *words, data=True):
        began = time.monotonic()
        done = subprocess.run([self.program, *words, *(["--data", self.data] if data else [])], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout, time.monotonic() - began

    def ask(self, *words):
        text, seconds = self.run(*words, "--json")
        return json.loads(text), seconds

    def first_arrival(self):
        """What the log says of the pull that begins by itself when something is followed: pack bytes, bytes on the socket."""
        began = time.monotonic()
        while time.monotonic() - began < 600:
            self.log.seek(0)
            found = re.search(r'packBytes="(\d+)" travelledBytes="(\d+)"', self.log.read())
            if found:
                return int(found.group(1)), int(found.group(2)), time.monotonic() - began
            time.sleep(0.05)
        sys.exit("nothing arrived in ten minutes")

    def peak_megabytes(self):
        with open(f"/proc/{self.process.pid}/status") as f:
            return int(re.search(r"VmHWM:\s+(\d+)", f.read()).group(1)) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def compare(node, collection, folder):
    connection = http.client.HTTPConnection("127.0.0.1", node.port)
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            place = urllib.parse.quote(f"/content/{collection}/{os.path.relpath(path, folder)}")
            connection.request("GET", place)
            answer = connection.getresponse()
            with open(path, "rb") as f:
                if answer.read() != f.read() or answer.status != 200:
                    sys.exit(f"{place} is not what the corpus has")


def measure(program, corpora, name, versions, rows):
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        hub, node = Device(program, folder, "hub"), Device(program, folder, "node")
        try:
            hub.run("collection", "create", name, "--title", name, "--language", "en", "--licence", "CC-BY-4.0", "--publisher", "corpus")
            before = None
            for version in versions:
                _, importing = hub.ask("import", name, os.path.join(corpora, name, version))
                published, publishing = hub.ask("publish", name)
                if before is None:
                    node.run("follow", f"http://127.0.0.1:{hub.port}/", name)
                    pack, travelled, syncing = node.first_arrival()
                else:
                    synced, syncing = node.ask("sync")
                    moved = synced["rounds"][0]
                    if moved["problems"] or not moved["arrived"]:
                        sys.exit(f"{name} {version}: {moved}")
                    pack, travelled = moved["arrived"][0]["packBytes"], moved["sentBytes"] + moved["receivedBytes"]
                compare(node, name, os.path.join(corpora, name, version))
                rows.append((f"{name} {before or 'nothing'} → {version}", published["changedBytes"], pack, travelled, importing, publishing, syncing, hub.peak_megabytes(), node.peak_megabytes()))
                before = version
            nothing, syncing = node.ask("sync")
            moved = nothing["rounds"][0]
            rows.append((f"{name}, nothing new", 0, 0, moved["sentBytes"] + moved["receivedBytes"], 0, 0, syncing, hub.peak_megabytes(), node.peak_megabytes()))
        finally:
            hub.end()
            node.end()


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, corpora = sys.argv[1:]
    rows = []
    for name, versions in CORPORA:
        if os.path.isdir(os.path.join(corpora, name)):
            measure(program, corpora, name, versions, rows)
        else:
            print(f"{name} is not in {corpora}; left out", file=sys.stderr)
    print("| update | content changed | pack | on the socket | import s | publish s | sync s | hub's peak MB | node's peak MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        print(f"| {row[0]} | {row[1]:,} | {row[2]:,} | **{row[3]:,}** | " + " | ".join(f"{x:.1f}" for x in row[4:7]) + f" | {row[7]:.0f} | {row[8]:.0f} |")


main()
