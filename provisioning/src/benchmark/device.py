"""A hub or a node of the installed program: its data directory and its process."""
import http.client
import json
import os
import re
import socket
import subprocess
import time
import urllib.parse


class BenchmarkFailed(Exception):
    """What was measured is not what it should be, so no figure would be true."""


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Place:
    """Where a process runs: which address it listens on, and what stands in front of its command."""

    def __init__(self, address="127.0.0.1", prefix=()):
        self.address, self.prefix = address, list(prefix)


class Device:
    """Runs until `end()`. Commands are given through the program, as a person would."""

    def __init__(self, program, folder, kind, place=Place()):
        self.program, self.place, self.data = program, place, os.path.join(folder, kind)
        self.run("init", kind, self.data, data=False)
        self.port = free_port()
        self.listen(f"{place.address}:{self.port}", f"127.0.0.1:{free_port()}")
        self.log = open(os.path.join(folder, kind + ".log"), "w+")
        self.process = subprocess.Popen([*place.prefix, program, "serve", "--data", self.data],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True)
        while not self.process.stdout.readline().startswith("admin"):
            if self.process.poll() is not None:
                raise BenchmarkFailed(f"{kind} ended: {self.log_text()}")

    def listen(self, *addresses):
        """Writes library and admin addresses into the settings, in the order in which they stand there."""
        path = os.path.join(self.data, "packhorse.toml")
        left = iter(addresses)
        with open(path) as f:
            text = re.sub(r'listen = "127\.0\.0\.1:\d+"', lambda _: f'listen = "{next(left)}"', f.read())
        with open(path, "w") as f:
            f.write(text.replace('check_every = "15 min"', 'check_every = "1 d"'))

    def address(self):
        return f"http://{self.place.address}:{self.port}/"

    def run(self, *words, data=True):
        began = time.monotonic()
        done = subprocess.run([self.program, *words, *(["--data", self.data] if data else [])], capture_output=True, text=True)
        if done.returncode != 0:
            raise BenchmarkFailed(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout, time.monotonic() - began

    def ask(self, *words):
        text, seconds = self.run(*words, "--json")
        return json.loads(text), seconds

    def create(self, collection):
        self.run("collection", "create", collection, "--title", collection, "--language", "en",
                 "--licence", "CC-BY-4.0", "--publisher", "benchmark")

    def publish(self, collection, folder):
        """Imports `folder` and publishes it; what publish answered, and the seconds of both."""
        _, importing = self.ask("import", collection, folder)
        published, publishing = self.ask("publish", collection)
        return published, importing, publishing

    def log_text(self):
        self.log.seek(0)
        return self.log.read()

    def arrival(self, count=1, limit_s=600):
        """What the log says of the `count`th version that arrived: pack bytes, bytes on the socket, seconds waited."""
        began = time.monotonic()
        while time.monotonic() - began < limit_s:
            found = re.findall(r'packBytes="(\d+)" travelledBytes="(\d+)"', self.log_text())
            if len(found) >= count:
                return int(found[count - 1][0]), int(found[count - 1][1]), time.monotonic() - began
            time.sleep(0.05)
        raise BenchmarkFailed(f"nothing arrived in {limit_s} s: {self.log_text()[-2000:]}")

    def peak_megabytes(self):
        with open(f"/proc/{self.process.pid}/status") as f:
            return int(re.search(r"VmHWM:\s+(\d+)", f.read()).group(1)) / 1024

    def cpu_seconds(self):
        """What the serving process has taken of its cores: that says more than time where others use the machine."""
        with open(f"/proc/{self.process.pid}/stat") as f:
            ticks = f.read().rsplit(")", 1)[1].split()[11:13]
        return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")

    def compare(self, collection, folder):
        """Asks for every file of `folder`; the first that differs ends the run."""
        connection = http.client.HTTPConnection(self.place.address, self.port)
        for root, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(root, name)
                target = urllib.parse.quote(f"/content/{collection}/{os.path.relpath(path, folder)}")
                connection.request("GET", target)
                answer = connection.getresponse()
                with open(path, "rb") as f:
                    if answer.read() != f.read() or answer.status != 200:
                        raise BenchmarkFailed(f"{target} is not what the corpus has")

    def end(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()
