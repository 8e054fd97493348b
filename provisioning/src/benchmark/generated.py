"""Content made for the purpose, the same from the same seed: many small files, and a library of a gigabyte."""
import os
import random
import shutil
import tempfile
import time

from device import Device, Place
from updates import check_again, pull

WORDS = "school lesson water light number history island river teacher paper letter garden market measure story".split()


def text(chance, size_bytes):
    words = []
    length = 0
    while length < size_bytes:
        word = chance.choice(WORDS) + chance.choice(["", "s", "ed", ".", ",", "\n"])
        words.append(word)
        length += len(word) + 1
    return " ".join(words).encode()[:size_bytes]


def many_small_files(folder, count, seed=7):
    chance = random.Random(seed)
    for i in range(count):
        path = os.path.join(folder, f"{i % 250:03}", f"page-{i:05}.html")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(text(chance, chance.randrange(200, 2000)))


class Gigabyte:
    """A library of a gigabyte: pages whose words are as unevenly common as in languages, and pictures nobody can compress."""

    PAGES, PAGE_BYTES = 70_000, 11_000
    PICTURES, PICTURE_BYTES = 1_000, 250_000
    WORDS = 20_000

    def __init__(self, folder):
        self.folder = folder
        chance = random.Random(1)
        self.words = ["".join(chance.choices("abcdefghilmnoprstuvz", k=chance.randint(2, 11))) for _ in range(self.WORDS)]
        for number in range(self.PAGES):
            self.write(self.page_path(number), self.page(chance))
        for number in range(self.PICTURES):
            self.write(self.picture_path(number), chance.randbytes(self.PICTURE_BYTES))

    def page_path(self, number):
        return os.path.join(self.folder, "en", "%03d" % (number // 200), "page-%05d.html" % number)

    def picture_path(self, number):
        return os.path.join(self.folder, "pictures", "%04d.jpg" % number)

    @staticmethod
    def write(path, content):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content)

    def paragraph(self, chance):
        return "<p>%s</p>" % " ".join(self.words[int(self.WORDS * chance.random() ** 3)] for _ in range(40))

    def page(self, chance):
        lines = ["<!DOCTYPE html><title>%s</title><body>" % " ".join(chance.choices(self.words, k=4))]
        while sum(map(len, lines)) < self.PAGE_BYTES:
            lines.append(self.paragraph(chance))
        return ("\n".join(lines) + "\n").encode()

    def edit(self):
        """A paragraph of each hundredth page is another; some pages move, some are new, and so is one picture in a hundred."""
        chance = random.Random(2)
        for number in range(0, self.PAGES, 100):
            path = self.page_path(number)
            with open(path, "rb") as f:
                lines = f.read().decode().split("\n")
            lines[chance.randrange(1, len(lines) - 1)] = self.paragraph(chance)
            if number % 1000 == 0:
                os.remove(path)
                path = self.page_path(number + 50) + ".moved.html"
            self.write(path, "\n".join(lines).encode())
        for number in range(self.PAGES, self.PAGES + 70):
            self.write(self.page_path(number), self.page(chance))
        for number in range(0, self.PICTURES, 100):
            self.write(self.picture_path(number), chance.randbytes(self.PICTURE_BYTES))


def one_among_many(program, scratch, count=50_000):
    """Bytes on the socket for one small file changed among `count`, and for nothing new."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        content = os.path.join(folder, "content")
        many_small_files(content, count)
        hub, node = Device(program, folder, "hub"), Device(program, folder, "node")
        try:
            hub.create("pages")
            hub.publish("pages", content)
            pull(hub, node, "pages", True)
            with open(os.path.join(content, "123", "page-00123.html"), "ab") as f:
                f.write(b"<p>Corrected.</p>")
            hub.publish("pages", content)
            pack, travelled, seconds = pull(hub, node, "pages", False)
            return dict(pack=pack, travelled=travelled, seconds=seconds, nothing=check_again(node))
        finally:
            hub.end()
            node.end()


def publishing(program, scratch):
    """Seconds of importing, of publishing, and the hub's peak so far: for a gigabyte, then for one percent of it changed."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        library = Gigabyte(os.path.join(folder, "library"))
        hub = Device(program, folder, "hub")
        try:
            hub.create("gigabyte")
            _, *first = hub.publish("gigabyte", library.folder)
            first.append(hub.peak_megabytes())
            library.edit()
            _, *again = hub.publish("gigabyte", library.folder)
            again.append(hub.peak_megabytes())
            return first, again
        finally:
            hub.end()


def applying(program, corpora, corpus, version, scratch):
    """Content that a node on one core with 64 MB of heap makes of a full pack in a second, pulled from a folder."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        hub = Device(program, folder, "hub")
        try:
            hub.create(corpus)
            hub.publish(corpus, os.path.join(corpora, corpus, version))
            repository = os.path.join(folder, "repository")
            shutil.copytree(os.path.join(hub.data, "repository"), repository)
        finally:
            hub.end()
        node = Device(program, folder, "node", Place(prefix=["taskset", "-c", "0"]))
        try:
            began, idle = time.monotonic(), node.cpu_seconds()
            node.run("follow", f"file://{repository}", corpus)
            node.arrival()
            seconds, worked = time.monotonic() - began, node.cpu_seconds() - idle
            megabytes = sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(os.path.join(corpora, corpus, version)) for name in names) / 1e6
            return dict(rate=megabytes / seconds, cpu=megabytes / worked, megabytes=megabytes, peak=node.peak_megabytes())
        finally:
            node.end()

