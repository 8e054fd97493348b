#!/usr/bin/env python3
"""Makes a library of a gigabyte, changes one file in a hundred, and publishes both: seconds, and the hub's largest resident memory.

    gigabyte.py PACKHORSE FOLDER

PACKHORSE is the installed program's bin/packhorse; FOLDER, which must not exist yet, gets the library (some 70,000 pages and 1,000 pictures) and the
hub. The library is the same each time.
"""

import os
import random
import resource
import subprocess
import sys
import time

PAGES = 70_000
PAGE_BYTES = 11_000
PICTURES = 1_000
PICTURE_BYTES = 250_000
WORDS = 20_000


def page(words, rng):
    lines = ["<!DOCTYPE html><title>%s</title><body>" % " ".join(rng.choices(words, k=4))]
    size = 0
    while size < PAGE_BYTES:
        # Words are as unevenly common as in languages.
        line = " ".join(words[int(WORDS * rng.random() ** 3)] for _ in range(40))
        lines.append("<p>%s</p>" % line)
        size += len(line) + 8
    return "\n".join(lines) + "\n"


def path(library, number):
    return os.path.join(library, "en", "%03d" % (number // 200), "page-%05d.html" % number)


def make(library):
    rng = random.Random(1)
    words = ["".join(rng.choices("abcdefghilmnoprstuvz", k=rng.randint(2, 11))) for _ in range(WORDS)]
    for number in range(PAGES):
        file = path(library, number)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "w") as out:
            out.write(page(words, rng))
    os.makedirs(os.path.join(library, "pictures"))
    for number in range(PICTURES):
        with open(os.path.join(library, "pictures", "%04d.jpg" % number), "wb") as out:
            out.write(rng.randbytes(PICTURE_BYTES))
    return words


def edit(library, words):
    """A paragraph of each hundredth page is another; some pages move, some are new, and so is one picture in a hundred."""
    rng = random.Random(2)
    for number in range(0, PAGES, 100):
        with open(path(library, number)) as old:
            lines = old.read().split("\n")
        lines[rng.randrange(1, len(lines) - 1)] = "<p>%s</p>" % " ".join(rng.choices(words, k=40))
        target = path(library, number + 50) + ".moved.html" if number % 1000 == 0 else path(library, number)
        if number % 1000 == 0:
            os.remove(path(library, number))
        with open(target, "w") as out:
            out.write("\n".join(lines))
    for number in range(PAGES, PAGES + 70):
        os.makedirs(os.path.dirname(path(library, number)), exist_ok=True)
        with open(path(library, number), "w") as out:
            out.write(page(words, rng))
    for number in range(0, PICTURES, 100):
        with open(os.path.join(library, "pictures", "%04d.jpg" % number), "wb") as out:
            out.write(rng.randbytes(PICTURE_BYTES))


def main():
    program, folder = sys.argv[1:]
    library, data = os.path.join(folder, "library"), os.path.join(folder, "hub")
    os.makedirs(library)
    words = make(library)

    def run(*arguments):
        began = time.time()
        subprocess.run([program, *arguments, "--data", data], check=True)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print("%-8s %6.1f s, largest so far %d MB" % (arguments[0], time.time() - began, peak), flush=True)

    subprocess.run([program, "init", "hub", data], check=True)
    run("collection", "create", "gigabyte")
    described = ["--title", "A gigabyte", "--language", "en", "--licence", "CC0-1.0", "--publisher", "The benchmark"]
    run("import", "gigabyte", library, *described)
    run("publish", "gigabyte")
    edit(library, words)
    run("import", "gigabyte", library)
    run("publish", "gigabyte")


if __name__ == "__main__":
    main()
