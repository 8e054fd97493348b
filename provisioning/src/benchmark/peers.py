"""The tools people use today, given the same two folders. Each says its command; the bytes are those that must travel.

A tool that is not installed is reported as missing. Results of expensive ones are kept in the scratch folder and used again.
"""
import json
import os
import select
import shutil
import socket
import subprocess
import sys
import tempfile
import threading

from device import free_port


LONGEST_S = 3600
"""A tool that takes longer than this for one update is reported as failed."""


class CountingProxy:
    """Passes one TCP port on to another and counts the bytes both ways."""

    def __init__(self, port):
        self.target, self.bytes = port, 0
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                near, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self.pump, args=(near, socket.create_connection(("127.0.0.1", self.target))), daemon=True).start()

    def pump(self, near, far):
        other = {near: far, far: near}
        while other:
            for source in select.select(list(other), [], [])[0]:
                data = source.recv(1 << 16)
                if data:
                    self.bytes += len(data)
                    other[source].sendall(data)
                else:
                    near.close(), far.close()
                    return

    def close(self):
        self.listening.close()


def shell(command, folder, **names):
    subprocess.run(["sh", "-c", command], cwd=folder, check=True, capture_output=True, timeout=LONGEST_S, env={**os.environ, **names})


def size(folder, name):
    return os.path.getsize(os.path.join(folder, name))


def tars(old, new, folder):
    for name, source in (("old.tar", old), ("new.tar", new)):
        if source and not os.path.exists(os.path.join(folder, name)):
            shell('tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -C "$SOURCE" -cf ' + name + " .", folder, SOURCE=source)


def run_rsync(old, new, folder):
    target, port = os.path.join(folder, "rsync"), free_port()
    shutil.copytree(old, target) if old else os.makedirs(target)
    with open(os.path.join(folder, "rsyncd.conf"), "w") as f:
        f.write(f"use chroot = no\nlog file = /dev/null\n[new]\npath = {new}\n")
    daemon = subprocess.Popen(["rsync", "--daemon", "--no-detach", f"--port={port}", "--address=127.0.0.1", "--config=rsyncd.conf"], cwd=folder)
    proxy = CountingProxy(port)
    try:
        wait_for(port)
        shell(f"rsync -az --checksum --delete rsync://127.0.0.1:{proxy.port}/new/ rsync/", folder)
        return proxy.bytes
    finally:
        proxy.close()
        daemon.terminate()
        daemon.wait()
        shutil.rmtree(target)


def wait_for(port):
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            select.select([], [], [], 0.1)
    raise TimeoutError(f"nobody listens on {port}")


def run_xdelta(old, new, folder):
    tars(old, new, folder)
    shell("xdelta3 -f -e -9 -S none -B 512000000 -s old.tar new.tar delta && xz -9e -k -f delta", folder)
    return size(folder, "delta.xz")


def run_patch(old, new, folder):
    tars(old, new, folder)
    shell("zstd -q -f --ultra -22 --long=27 --patch-from=old.tar new.tar -o patch", folder)
    return size(folder, "patch")


def run_solid(old, new, folder):
    tars(None, new, folder)
    shell("zstd -q -f -19 --long=27 new.tar -o solid", folder)
    return size(folder, "solid")


def run_zsync(old, new, folder):
    tars(old, new, folder)
    server_port = free_port()
    shell("zsyncmake -z -o new.zsync new.tar", folder)
    server = subprocess.Popen(["python3", os.path.join(os.path.dirname(__file__), "rangeserver.py"), str(server_port)], cwd=folder)
    wait_for(server_port)
    proxy = CountingProxy(server_port)
    try:
        shell(f"zsync -q -i old.tar -o got.tar http://127.0.0.1:{proxy.port}/new.zsync && cmp got.tar new.tar", folder)
        return proxy.bytes
    finally:
        proxy.close()
        server.terminate()
        server.wait()


def run_casync(old, new, folder):
    tars(old, new, folder)
    shell("casync make --store=old.castr old.caibx old.tar && casync make --store=new.castr new.caibx new.tar", folder)
    have = {name for _, _, names in os.walk(os.path.join(folder, "old.castr")) for name in names}
    missing = sum(os.path.getsize(os.path.join(root, name)) for root, _, names in os.walk(os.path.join(folder, "new.castr"))
                  for name in names if name not in have)
    return missing + size(folder, "new.caibx")


def run_whole(old, new, folder):
    """Every file that is new or different, as it is: what a tool that fetches files fetches."""
    total = 0
    for root, _, names in os.walk(new):
        for name in names:
            path = os.path.join(root, name)
            before = os.path.join(old, os.path.relpath(path, new)) if old else ""
            if not os.path.exists(before) or not same(before, path):
                total += os.path.getsize(path)
    return total


def same(one, other):
    with open(one, "rb") as a, open(other, "rb") as b:
        return os.path.getsize(one) == os.path.getsize(other) and a.read() == b.read()


UPDATES = {
    "changed files whole": ((), run_whole, "each new or different file once, no headers"),
    "rsync -az": (("rsync",), run_rsync, "rsync -az --checksum --delete rsync://…, bytes of the socket both ways"),
    "zsync": (("zsync", "zsyncmake"), run_zsync, "zsyncmake -z; zsync -i old.tar http://…, bytes of the socket both ways"),
    "casync": (("casync",), run_casync, "casync make; compressed chunks that the old store lacks, and the index"),
    "xdelta3 + xz": (("xdelta3", "xz"), run_xdelta, "xdelta3 -e -9 -S none -B 512000000; xz -9e; the patch alone"),
    "zstd --patch-from": (("zstd",), run_patch, "zstd --ultra -22 --long=27 --patch-from; the patch alone"),
}
FIRST = {
    "changed files whole": UPDATES["changed files whole"],
    "tar + zstd -19 --long": (("zstd",), run_solid, "tar --sort=name; zstd -19 --long=27; the archive alone"),
}


def run(peer, label, old, new, scratch):
    """Bytes, or in words why there are none. `label` names the pair in the cache of results."""
    tools, measure, _ = (UPDATES if old else FIRST)[peer]
    if any(shutil.which(tool) is None for tool in tools):
        return "missing"
    cache = os.path.join(scratch, "peers.json")
    known = json.load(open(cache)) if os.path.exists(cache) else {}
    key = f"{label}: {peer}"
    if key not in known:
        try:
            with tempfile.TemporaryDirectory(dir=scratch) as folder:
                known[key] = measure(old, new, folder)
        except (subprocess.SubprocessError, OSError) as problem:
            print(f"{key}: {problem} {getattr(problem, 'stderr', '')}", file=sys.stderr)
            return "failed"
        with open(cache, "w") as f:
            json.dump(known, f, indent=1)
    return known[key]
