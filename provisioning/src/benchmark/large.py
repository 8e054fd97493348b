"""The row `large`: start, memory and rest of a node whose library has 1,000,000 files and 10,000 resources."""
import os
import random
import statistics
import time

import servers
from serving import idle, note, of_starts

FILES, RESOURCES, FOLDER = 1_000_000, 10_000, 1_000


def path_of(number):
    return f"{number // FOLDER:03}/page-{number:06}.html"


def make(folder):
    """Pages of some 90 bytes, no two the same, and the list of resources beside the folder."""
    for number in range(FILES):
        path = os.path.join(folder, path_of(number))
        if number % FOLDER == 0:
            os.makedirs(os.path.dirname(path))
        with open(path, "w") as f:
            f.write(f"<!DOCTYPE html><title>Page {number}</title><p>What page {number} of {FILES} says.</p>\n")
    step = FILES // RESOURCES
    with open(folder + ".toml", "w") as f:
        f.write('title = "A very large library"\nlanguages = ["en"]\nlicence = "CC0-1.0"\npublisher = "benchmark"\n')
        for number in range(0, FILES, step):
            f.write(f'\n[[resource]]\nid = "r{number}"\ntitle = "Lesson {number // step} of many"\ndescription = "What lesson {number // step} is about, in a line of words."\n'
                    f'level = "primary"\nentry = "{path_of(number)}"\n')


def run(program, scratch, repeats):
    scratch = os.path.join(scratch, "large")
    content = os.path.join(scratch, "library")
    if not os.path.exists(content + ".toml"):
        note("large: making a million files")
        make(content)
    note("large: importing, publishing and pulling them, once")
    server = servers.packhorse(program, servers.node_with(program, "large", content, os.path.join(scratch, "ours")))
    try:
        start = of_starts(server, "/", repeats)
        began = server.megabytes("VmRSS")
        chance, taken = random.Random(6), []
        for _ in range(3_000):
            number = chance.randrange(FILES)
            before = time.monotonic()
            server.ask(chance.choice([f"/content/large/{path_of(number)}", f"/c/large/r/r{number - number % (FILES // RESOURCES)}", "/", "/c/large"]))
            taken.append(1000 * (time.monotonic() - before))
        return [["start to first page", f"**{start:.0f} ms**"], ["resident at first, and after 3,000 requests", f"{began:.0f} MB, **{server.megabytes('VmHWM'):.0f} MB**"],
                ["a request, p50 and p99", f"{statistics.median(taken):.1f} ms, {sorted(taken)[len(taken) * 99 // 100]:.1f} ms"],
                ["CPU at rest, ms a second", f"{1000 * idle(server):.1f}"]]
    finally:
        server.end()
