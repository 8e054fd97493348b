"""The content that every server of the row `serving` gives: the same files from the same seed."""
import gzip
import os
import random
import struct
import zlib

PAGES, IMAGES = 200, 20
IMAGE_BYTES, VIDEO_BYTES, RANGE_BYTES = 1_000_000, 200_000_000, 256 * 1024
WIRE_BYTES = 6_000
"""What a page has once it is compressed."""

WORDS = 20_000


class Tree:
    """`folder` with `pages/`, `images/` and `video.mp4`; made once, then kept."""

    def __init__(self, folder):
        self.folder = folder
        self.pages = [f"pages/{number:03}.html" for number in range(PAGES)]
        self.images = [f"images/{number:02}.jpg" for number in range(IMAGES)]
        self.video = "video.mp4"
        if not os.path.exists(os.path.join(folder, "complete")):
            self.make()

    def make(self):
        chance = random.Random(4)
        words = ["".join(chance.choices("abcdefghilmnoprstuvz", k=chance.randint(2, 11))) for _ in range(WORDS)]
        for path in self.pages:
            self.write(path, page(chance, words))
        for path in self.images:
            self.write(path, chance.randbytes(IMAGE_BYTES))
        self.write(self.video, chance.randbytes(VIDEO_BYTES))
        self.write("icon.png", icon())
        self.write("complete", b"")

    def write(self, path, content):
        path = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(content)

    def compressed_beside(self, folder):
        """A copy in `folder` with a `.gz` beside each page, for nginx; links, but for those."""
        for path in [*self.pages, *self.images, self.video]:
            target = os.path.join(folder, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            if not os.path.exists(target):
                os.link(os.path.join(self.folder, path), target)
            if path.endswith(".html") and not os.path.exists(target + ".gz"):
                with open(target, "rb") as f, open(target + ".gz", "wb") as out:
                    out.write(gzip.compress(f.read(), 9, mtime=0))

    def ranges(self):
        """Places in the video, in no order."""
        chance = random.Random(5)
        return [chance.randrange(VIDEO_BYTES // RANGE_BYTES) * RANGE_BYTES for _ in range(500)]


def page(chance, words):
    lines = ["<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>%s</title><body>" % " ".join(chance.choices(words, k=4))]
    squeezer, wire = zlib.compressobj(9), 0
    while wire < WIRE_BYTES:
        lines.append("<p>%s</p>" % " ".join(words[int(len(words) * chance.random() ** 3)] for _ in range(40)))
        wire += len(squeezer.compress(lines[-1].encode()) + squeezer.flush(zlib.Z_SYNC_FLUSH))
    return "\n".join([*lines, "</body></html>", ""]).encode()


def icon(side=48):
    """A grey square, which zimwriterfs wants."""
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress((b"\0" + b"\x80" * 3 * side) * side)) + chunk(b"IEND", b"")
