"""The servers of the row `serving` as processes, each pinned to the first core where there are two: ours, nginx, kiwix-serve."""
import http.client
import os
import re
import shutil
import subprocess
import time

from device import BenchmarkFailed, Device, Place, free_port

PINNED = ["taskset", "-c", "0"] if (os.cpu_count() or 1) > 1 and shutil.which("taskset") else []
OTHERS = ["taskset", "-c", f"1-{os.cpu_count() - 1}"] if PINNED else []
"""In front of what must not take the server's core from it."""

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
  include /etc/nginx/mime.types; access_log off;
  {files} gzip_static on; keepalive_requests 100000000;
  client_body_temp_path {folder}/tmp; proxy_temp_path {folder}/tmp; fastcgi_temp_path {folder}/tmp; uwsgi_temp_path {folder}/tmp; scgi_temp_path {folder}/tmp;
  server {{ listen 127.0.0.1:{port} backlog=1024; root {root}; }}
}}
"""


class Served:
    """A server that runs: how to ask it, and what it has taken so far. `prefix` stands before the paths of the tree."""

    def __init__(self, name, command, port, prefix, environment=None):
        self.name, self.port, self.prefix = name, port, prefix
        self.command, self.environment = command, {**os.environ, **(environment or {})}
        self.process = None

    def start(self, first):
        """Seconds until `first` is answered."""
        began = time.monotonic()
        self.process = subprocess.Popen([*PINNED, *self.command], env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                if self.ask(first) == 200:
                    return time.monotonic() - began
                raise BenchmarkFailed(f"{self.name}: {first} is not there")
            except OSError:
                if self.process.poll() is not None or time.monotonic() - began > 60:
                    raise BenchmarkFailed(f"{self.name} does not start: {' '.join(self.command)}") from None
                time.sleep(0.002)

    def ask(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def processes(self):
        """Its own and those that it started."""
        found = [self.process.pid]
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as f:
            return found + [int(pid) for pid in f.read().split()]

    def cpu_seconds(self):
        total = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/stat") as f:
                total += sum(map(int, f.read().rsplit(")", 1)[1].split()[11:13]))
        return total / os.sysconf("SC_CLK_TCK")

    def megabytes(self, what):
        """`VmRSS` or `VmHWM` of all its processes."""
        total = 0
        for pid in self.processes():
            with open(f"/proc/{pid}/status") as f:
                total += int(re.search(what + r":\s+(\d+)", f.read()).group(1))
        return total / 1024

    def end(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait()


def nginx(tree, folder):
    """Set up for files as well as it can be."""
    return nginx_with("nginx", "sendfile on; tcp_nopush on;", tree, folder)


def nginx_plain(tree, folder):
    """With what nginx does to files when nobody tells it otherwise; Debian's configuration does."""
    return nginx_with("nginx, sendfile off", "sendfile off;", tree, folder)


def nginx_with(name, files, tree, folder):
    if not shutil.which("nginx"):
        return None
    root = os.path.join(folder, "root")
    tree.compressed_beside(root)
    os.makedirs(os.path.join(folder, "tmp"), exist_ok=True)
    for path in (root, folder, os.path.dirname(folder)):
        os.chmod(path, 0o755)
    port = free_port()
    config = os.path.join(folder, "nginx.conf")
    with open(config, "w") as f:
        # Its worker would otherwise be somebody who may not read a scratch folder.
        f.write(("user root;" if os.getuid() == 0 else "") + NGINX.format(files=files, folder=folder, port=port, root=root))
    return Served(name, ["nginx", "-c", config], port, "/")


def kiwix(tree, folder):
    if not shutil.which("kiwix-serve") or not shutil.which("zimwriterfs"):
        return None
    zim = os.path.join(folder, "serving.zim")
    if not os.path.exists(zim):
        subprocess.run(["zimwriterfs", "--welcome=" + tree.pages[0], "--illustration=icon.png", "--language=eng", "--title=serving",
                        "--description=serving", "--creator=benchmark", "--publisher=benchmark", tree.folder, zim], check=True, capture_output=True)
    port = free_port()
    return Served("kiwix-serve", ["kiwix-serve", "--address=127.0.0.1", f"--port={port}", zim], port, "/serving/")


def packhorse(program, data):
    """Ours, as its launcher starts it, on the node's data in `data`."""
    with open(os.path.join(data, "packhorse.toml")) as f:
        text = f.read()
    port, admin = free_port(), free_port()
    left = iter([port, admin])
    with open(os.path.join(data, "packhorse.toml"), "w") as f:
        f.write(re.sub(r'listen = "127\.0\.0\.1:\d+"', lambda _: f'listen = "127.0.0.1:{next(left)}"', text))
    return Served("Packhorse", [program, "serve", "--data", data], port, "/content/serving/")


def node_with(program, collection, content, folder):
    """The data of a node that shows `content`, pulled as every node pulls; made once, then kept."""
    data, complete = os.path.join(folder, "node"), os.path.join(folder, "complete")
    if os.path.exists(complete):
        return data
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    hub = Device(program, folder, "hub")
    try:
        hub.create(collection)
        hub.publish(collection, content)
        repository = os.path.join(folder, "repository")
        shutil.copytree(os.path.join(hub.data, "repository"), repository)
    finally:
        hub.end()
    shutil.rmtree(hub.data)
    node = Device(program, folder, "node", Place())
    try:
        node.run("follow", f"file://{repository}", collection)
        node.arrival()
    finally:
        node.end()
    open(complete, "w").close()
    return data
