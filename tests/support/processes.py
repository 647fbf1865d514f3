"""Processes of the suites that drive a real keyferry from outside: free ports of the loopback address, nothing of the caller's
environment, and nothing left running whatever becomes of the suite. Linux and other Unix."""

import ctypes
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

START_TIMEOUT_S = 30
STOP_TIMEOUT_S = 15


def bare_environment(home, **extra):
    """No proxy, no provider variable and no key of the caller's reaches a client or a server of the suite."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "ASAN_OPTIONS", "TSAN_OPTIONS") if name in os.environ}
    return {**kept, "HOME": str(home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", **extra}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def die_with_parent():
    """Runs in the child: a suite that is itself killed, by CTest's timeout say, leaves no server behind (Linux).

    Not SIGKILL: a server with children of its own has to take them along."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


class Service:
    """A process with a line that says it is ready. Its output is kept for the report of a failure."""

    def __init__(self, command, env, ready):
        self.lines = []
        self.ready_after_s = None
        self._ready = threading.Event()
        self._started = time.monotonic()
        self._process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                         stderr=subprocess.STDOUT, text=True, errors="replace",
                                         preexec_fn=die_with_parent)
        self._match = None
        self._reader = threading.Thread(target=self._read, args=(re.compile(ready),), daemon=True)
        self._reader.start()
        if not self._ready.wait(START_TIMEOUT_S) or self._match is None:
            self.stop()
            raise RuntimeError(f"{Path(command[0]).name} did not become ready:\n{self.output()}")

    def _read(self, ready):
        for line in self._process.stdout:
            self.lines.append(line)
            if self._match is None:
                self._match = ready.search(line)
                if self._match:
                    self.ready_after_s = time.monotonic() - self._started
                    self._ready.set()
        self._ready.set()

    @property
    def pid(self):
        return self._process.pid

    def output(self):
        return "".join(self.lines)

    def ready_line(self):
        return self._match

    def stop(self, how=signal.SIGTERM):
        if self._process.poll() is None:
            self._process.send_signal(how)
        try:
            status = self._process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            status = self._process.wait()
        self._reader.join(STOP_TIMEOUT_S)
        return status


class Keyferry:
    """A `keyferry serve` on a data folder of its own, and the command line beside it."""

    def __init__(self, binary, folder):
        self.data_dir = folder / "data"
        self.command = [str(binary), "--data-dir", str(self.data_dir)]
        self._env = bare_environment(folder)
        self.service = None
        self.port = None
        self.url = None

    def cli(self, *arguments):
        done = subprocess.run([self.command[0], *arguments, *self.command[1:], "--json"], env=self._env, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=START_TIMEOUT_S)
        if done.returncode != 0:
            raise RuntimeError(f"keyferry {' '.join(arguments[:2])} exited {done.returncode}: {done.stderr}")
        return json.loads(done.stdout or "null")

    def serve(self, *arguments):
        port = free_port()
        command = [self.command[0], "serve", "--port", str(port), *self.command[1:], *arguments]
        self.service = Service(command, self._env, r"^listening on http://")
        self.port = port
        self.url = f"http://127.0.0.1:{port}"

    def add_group(self, name, provider, upstream, keys, *options):
        self.cli("group", "add", name, "--channel", provider, "--upstream", upstream, *options)
        if keys:
            self.cli("key", "add", name, *keys)

    def stop(self):
        status = self.service.stop()
        if status != 0:
            raise RuntimeError(f"keyferry serve exited {status} on SIGTERM:\n{self.service.output()}")

    def output(self):
        return self.service.output() if self.service else ""

    def leaks_of(self, secrets):
        """Files of the data folder, and the output, that hold one of the secrets in clear."""
        places = {str(path.relative_to(self.data_dir)): path.read_bytes()
                  for path in self.data_dir.rglob("*") if path.is_file()}
        places["output"] = self.output().encode()
        return sorted(name for name, data in places.items() if any(secret.encode() in data for secret in secrets))
