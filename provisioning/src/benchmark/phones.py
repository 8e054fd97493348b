"""The row `phones`: a school reads while an update arrives and the store is checked.

Each phone has an address of its own, and up to four connections, as browsers keep them: it opens the home page and then, all at once, what belongs to it, and from then on asks on
whichever is free. The node has places for 512 and closes the one that is idle longest where they are taken; a phone opens another then. Each goes on for ever: it thinks, ten seconds on the average, exponentially distributed, and then opens a page (55 %, half of the time one it has, and asks whether
that changed), a page with a picture of 100 KB (15 %), searches (10 %), goes home (10 %), or watches: a range of 256 KiB of a film (10 %). Meanwhile a hub
on the same machine publishes a change to a tenth of the pages every twenty seconds, the node pulls it, and `packhorse verify` reads all that is stored, again and
again. The node has the first core, all the rest the others.

An error is: another status than 200, 206 or 304, a connection that breaks or is refused, an answer that is cut, or a page of an edition before one that
somebody has seen already.
"""
import asyncio
import collections
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import zlib

import servers
from device import Device, Place
from servingtree import page

PAGES, IMAGES = 300, 40
IMAGE_BYTES, FILM_BYTES, RANGE_BYTES = 100_000, 20_000_000, 256 * 1024
THINK_S, PATIENCE_S, UPDATE_S = 10, 30, 20
WORDS = ["".join(random.Random(i).choices("abcdefghilmnoprstuvz", k=6)) for i in range(5_000)]


class Lessons:
    """The hub's folder, which changes."""

    def __init__(self, folder):
        self.folder, self.chance, self.edition = folder, random.Random(8), 1
        for number in range(IMAGES):
            self.write(f"images/{number}.jpg", self.chance.randbytes(IMAGE_BYTES))
        self.write("film.mp4", self.chance.randbytes(FILM_BYTES))
        self.bodies = [page(self.chance, WORDS) for _ in range(PAGES)]
        self.write_pages(range(PAGES))

    def write(self, path, content):
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content)

    def write_pages(self, numbers):
        for number in numbers:
            self.write(f"pages/{number}.html", self.bodies[number] + f"<!-- edition {self.edition} -->\n".encode())

    def edit(self):
        self.edition += 1
        # Page 0 always changes, and is what everybody's editions are compared by.
        self.write_pages([0, *self.chance.sample(range(1, PAGES), PAGES // 10)])


class School:
    """What all phones know together."""

    def __init__(self, port):
        self.port, self.errors, self.taken = port, collections.Counter(), collections.defaultdict(list)
        self.seen_edition = 0
        self.ends = 0.0


class Phone:
    def __init__(self, school, number):
        self.school, self.chance = school, random.Random(number)
        self.address = f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"
        self.free = []
        self.tags = {}

    async def read(self):
        await asyncio.sleep(self.chance.random() * THINK_S)
        await self.get("home", "/")
        await asyncio.gather(*(self.get("home", path) for path in ("/style.css", "/icon.svg", "/suggest.js", "/kinds.svg")))
        while True:
            await asyncio.sleep(self.chance.expovariate(1 / THINK_S))
            if time.monotonic() > self.school.ends:
                break
            await self.turn()
        for _, writer in self.free:
            writer.close()

    async def turn(self):
        what = self.chance.random()
        if what < 0.70:
            known = list(self.tags)
            path = self.chance.choice(known) if known and self.chance.random() < 0.5 else self.any_page()
            await self.get("page", path)
            if what < 0.15:
                await self.get("image", f"/content/lessons/images/{self.chance.randrange(IMAGES)}.jpg")
        elif what < 0.80:
            await self.get("search", f"/search?q={self.chance.choice(WORDS)}")
        elif what < 0.90:
            await self.get("home", "/")
        else:
            at = self.chance.randrange(FILM_BYTES // RANGE_BYTES) * RANGE_BYTES
            await self.get("film", "/content/lessons/film.mp4", f"bytes={at}-{at + RANGE_BYTES - 1}")

    def any_page(self):
        return f"/content/lessons/pages/{0 if self.chance.random() < 0.2 else self.chance.randrange(PAGES)}.html"

    async def get(self, kind, path, range_=""):
        edition, began = self.school.seen_edition, time.monotonic()
        try:
            status, headers, body = await asyncio.wait_for(self.exchange(path, range_), PATIENCE_S)
        except (OSError, EOFError, asyncio.TimeoutError, ValueError) as problem:
            self.school.errors[f"{kind}: {type(problem).__name__} {problem}"[:100]] += 1
            return
        self.school.taken[kind].append(time.monotonic() - began)
        if status not in (200, 206, 304):
            self.school.errors[f"{kind}: status {status}"] += 1
        if kind == "page" and status == 200:
            self.tags[path] = headers.get("etag", "")
            self.check_edition(path, headers, body, edition)

    def check_edition(self, path, headers, body, before):
        if not path.endswith("/0.html"):
            return
        text = zlib.decompress(body, 31) if headers.get("content-encoding") == "gzip" else body
        edition = int(re.search(rb"edition (\d+)", text).group(1))
        if edition < before:
            self.school.errors[f"page: edition {edition} after {before}"] += 1
        self.school.seen_edition = max(self.school.seen_edition, edition)

    async def exchange(self, path, range_):
        """Asks on a connection that is free; where the server has parted it meanwhile, on the next and at last on a new one, as browsers do."""
        while True:
            fresh = not self.free
            reader, writer = await self.connect() if fresh else self.free.pop()
            kept = False
            try:
                answer = await self.ask(reader, writer, path, range_)
                kept = answer[1].get("connection") != "close"
                return answer
            except (ConnectionError, asyncio.IncompleteReadError) as problem:
                if fresh:
                    raise EOFError(str(problem)) from None
            finally:
                if kept:
                    self.free.append((reader, writer))
                else:
                    writer.close()

    async def connect(self):
        return await asyncio.open_connection("127.0.0.1", self.school.port, local_addr=(self.address, 0), limit=1 << 20)

    async def ask(self, reader, writer, path, range_):
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.school.port}", "Accept-Encoding: gzip, deflate", "Accept-Language: sw-KE,sw;q=0.9,en;q=0.8",
                 f"User-Agent: Mozilla/5.0 (Linux; Android 10; {self.address})", "Accept: text/html,*/*;q=0.8", "Connection: keep-alive"]
        if range_:
            lines.append(f"Range: {range_}")
        elif self.tags.get(path):
            lines.append(f"If-None-Match: {self.tags[path]}")
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.split(": ", 1) for line in head[1:] if line)
        length = int(headers.get("content-length", 0))
        return int(head[0].split(" ")[1]), headers, await reader.readexactly(length) if length else b""


class Meanwhile(threading.Thread):
    """Publishes, pulls and verifies until told to end."""

    def __init__(self, hub, node, lessons):
        super().__init__(daemon=True)
        self.hub, self.node, self.lessons = hub, node, lessons
        self.ending, self.updates, self.verifies, self.problems = threading.Event(), 0, 0, []

    def run(self):
        checking = threading.Thread(target=self.verify, daemon=True)
        checking.start()
        try:
            while not self.ending.wait(UPDATE_S):
                self.lessons.edit()
                self.hub.publish("lessons", self.lessons.folder)
                synced, _ = self.node.ask("sync")
                self.updates += len(synced["rounds"][0]["arrived"])
                self.problems += synced["rounds"][0]["problems"]
        except Exception as problem:  # it must be said, and must not end the measurement
            self.problems.append(str(problem))
        checking.join()

    def verify(self):
        while not self.ending.is_set():
            done = subprocess.run([*servers.OTHERS, "nice", self.node.program, "verify", "--data", self.node.data], capture_output=True, text=True)
            self.verifies += 1
            if done.returncode:
                self.problems.append(done.stdout + done.stderr)


async def read_all(school, count):
    await asyncio.gather(*(Phone(school, number).read() for number in range(count)))


def quantile(values, share):
    return 1000 * sorted(values)[min(len(values) - 1, int(len(values) * share))]


def run(program, scratch, count, seconds):
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        lessons = Lessons(os.path.join(folder, "lessons"))
        hub = Device(program, folder, "hub", Place(prefix=[*servers.OTHERS, "nice"]))
        node = Device(program, folder, "node", Place(prefix=servers.PINNED))
        try:
            hub.create("lessons")
            hub.publish("lessons", lessons.folder)
            node.run("follow", hub.address(), "lessons")
            node.arrival()
            print(f"phones: {count} for {seconds:.0f} s", file=sys.stderr, flush=True)
            school, cpu = School(node.port), node.cpu_seconds()
            school.ends = time.monotonic() + seconds
            meanwhile = Meanwhile(hub, node, lessons)
            meanwhile.start()
            asyncio.run(read_all(school, count))
            cpu = node.cpu_seconds() - cpu
            meanwhile.ending.set()
            meanwhile.join()
            return rows(school, meanwhile, count, seconds, cpu, node.peak_megabytes())
        finally:
            hub.end()
            node.end()


def rows(school, meanwhile, count, seconds, cpu, peak):
    head = [f"{count} phones for {seconds / 60:g} minutes, {meanwhile.updates} updates and {meanwhile.verifies} times `verify` meanwhile", "requests", "p50 ms", "p99 ms", "slowest ms"]
    everything = [taken for values in school.taken.values() for taken in values]
    lines = [[kind, f"{len(values):,}", f"{quantile(values, 0.5):.0f}", f"**{quantile(values, 0.99):.0f}**", f"{1000 * max(values):.0f}"]
             for kind, values in [*sorted(school.taken.items()), ("all", everything)]]
    lines.append(["errors", f"**{sum(school.errors.values())}**", "", "", ""])
    lines += [[f"- {what}", str(times), "", "", ""] for what, times in school.errors.most_common(8)]
    lines += [[f"- meanwhile: {problem}"[:200], "", "", "", ""] for problem in meanwhile.problems[:3]]
    lines.append([f"the node: {cpu:.1f} s of CPU, peak {peak:.0f} MB", "", "", "", ""])
    return head, lines
