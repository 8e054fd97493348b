"""Content made for the purpose, the same from the same seed: many small files, and a large mixture of text and noise."""
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


def mixture(folder, size_bytes, seed=8):
    """Half text in files of 40 KB, half noise in files of 4 MB, as if it were films."""
    chance = random.Random(seed)
    os.makedirs(folder, exist_ok=True)
    for i in range(size_bytes // 2 // 40_000):
        with open(os.path.join(folder, f"page-{i:05}.html"), "wb") as f:
            f.write(text(chance, 40_000))
    for i in range(size_bytes // 2 // 4_000_000):
        with open(os.path.join(folder, f"film-{i:03}.mp4"), "wb") as f:
            f.write(chance.randbytes(4_000_000))


def change_one_percent(folder, seed=9):
    """A word is changed in every hundredth page, and every hundredth film is replaced."""
    chance = random.Random(seed)
    for name in sorted(os.listdir(folder))[::100]:
        path = os.path.join(folder, name)
        with open(path, "r+b") as f:
            f.write(chance.randbytes(4_000_000) if name.endswith(".mp4") else b"changed")


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


def publishing(program, scratch, size_bytes=1_000_000_000):
    """Seconds and the hub's peak for the first publication of `size_bytes`, and for one percent changed."""
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        content = os.path.join(folder, "content")
        mixture(content, size_bytes)
        hub = Device(program, folder, "hub")
        try:
            hub.create("mixture")
            _, importing, first = hub.publish("mixture", content)
            change_one_percent(content)
            _, again, second = hub.publish("mixture", content)
            return dict(first=importing + first, second=again + second, peak=hub.peak_megabytes())
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
            began = time.monotonic()
            node.run("follow", f"file://{repository}", corpus)
            node.arrival()
            seconds = time.monotonic() - began
            megabytes = sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(os.path.join(corpora, corpus, version)) for name in names) / 1e6
            return dict(rate=megabytes / seconds, megabytes=megabytes, peak=node.peak_megabytes())
        finally:
            node.end()

