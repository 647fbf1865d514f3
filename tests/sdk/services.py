"""Starts what the sdk suite needs on free ports of the loopback address, and ends every process it started."""

import ctypes
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from upstream import ScriptedUpstream

START_TIMEOUT_S = 30
STOP_TIMEOUT_S = 15
ACCESS_KEY = "sk-123456"  # the global access key of a first start
# As many as one request may try, so that every attempt has a key of its own.
GOOD_KEYS = [f"sk-good-key-number-{number}-000{number}" for number in (1, 2, 3, 4)]
BAD_KEY = "sk-bad-key-of-nobody-000000"
PROVIDERS = ["openai", "anthropic", "gemini"]


def bare_environment(home, **extra):
    """No proxy, no provider variable and no key of the caller's reaches a client or a server of the suite."""
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "ASAN_OPTIONS", "TSAN_OPTIONS") if name in os.environ}
    return {**kept, "HOME": str(home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen", **extra}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def die_with_parent():
    """Runs in the child: a suite that is itself killed, by CTest's timeout say, leaves no server behind (Linux)."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


class Service:
    """A process with a line that says it is ready. Its output is kept for the report of a failure."""

    def __init__(self, command, env, ready):
        self.lines = []
        self._ready = threading.Event()
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
                    self._ready.set()
        self._ready.set()

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
        self._service = None
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
        self._service = Service(command, self._env, r"^listening on http://")
        self.url = f"http://127.0.0.1:{port}"

    def add_group(self, name, provider, upstream, keys):
        self.cli("group", "add", name, "--channel", provider, "--upstream", upstream)
        if keys:
            self.cli("key", "add", name, *keys)

    def stop(self):
        status = self._service.stop()
        if status != 0:
            raise RuntimeError(f"keyferry serve exited {status} on SIGTERM:\n{self._service.output()}")

    def output(self):
        return self._service.output() if self._service else ""

    def leaks_of(self, secrets):
        """Files of the data folder, and the output, that hold one of the secrets in clear."""
        places = {str(path.relative_to(self.data_dir)): path.read_bytes()
                  for path in self.data_dir.rglob("*") if path.is_file()}
        places["output"] = self.output().encode()
        return sorted(name for name, data in places.items() if any(secret.encode() in data for secret in secrets))


class Services:
    """The mock, the scripted upstream and keyferry. `routes` is what each group's name stands for to a client."""

    def __init__(self, clients, keyferry):
        self.folder = Path(tempfile.mkdtemp(prefix="keyferry-sdk-"))
        self._stops = []
        try:
            self._start(clients, keyferry)
        except BaseException:
            self.stop()
            raise

    def _start(self, clients, keyferry):
        mock_env = bare_environment(self.folder, AIMOCK_API_KEYS=",".join(GOOD_KEYS))
        mock_script = clients / "node/node_modules/@copilotkit/aimock/dist/cli.js"
        fixtures = Path(__file__).parent / "fixtures.json"
        command = [str(clients / "bin/node"), str(mock_script), "-p", "0", "-f", str(fixtures)]
        mock = Service(command, mock_env, r"listening on (http://\S+)")
        self._stops.append(mock.stop)
        self.mock_url = mock.ready_line()[1]

        scripted = ScriptedUpstream(GOOD_KEYS)
        self._stops.append(scripted.stop)
        self.scripted_url = scripted.url

        self.keyferry = self.demo = None
        if keyferry is None:
            self.access_key = GOOD_KEYS[0]
            self.routes = {name: upstream for name, _, upstream, _ in self.groups()}
        else:
            self.access_key = ACCESS_KEY
            self._start_keyferry(keyferry)

    def groups(self):
        """Name, provider, upstream and keys of every group the tests use."""
        for provider in PROVIDERS:
            yield provider, provider, self.mock_url, GOOD_KEYS
            yield f"pooled-{provider}", provider, self.mock_url, [BAD_KEY, *GOOD_KEYS[:2]]
            yield f"scripted-{provider}", provider, self.scripted_url, GOOD_KEYS
            yield f"empty-{provider}", provider, self.scripted_url, []

    def _start_keyferry(self, binary):
        self.keyferry = Keyferry(binary, self.folder / "keyferry")
        groups = list(self.groups())
        # Half of the groups are there before the start, half come while it runs: both ways lead to the same effect at once.
        for group in groups[0::2]:
            self.keyferry.add_group(*group)
        self.keyferry.serve()
        self._stops.append(self.keyferry.stop)
        for group in groups[1::2]:
            self.keyferry.add_group(*group)
        self.routes = {name: f"{self.keyferry.url}/proxy/{name}" for name, *_ in groups}

        self.demo = Keyferry(binary, self.folder / "demo")
        self.demo.serve("--demo")
        self._stops.append(self.demo.stop)

    def environment(self):
        """What the tests are told; python/context.py and node/context.mjs read it."""
        told = {"SDK_ROUTES": json.dumps(self.routes), "SDK_ACCESS_KEY": self.access_key, "SDK_UPSTREAM": self.scripted_url,
                "SDK_README": str(Path(__file__).parents[2] / "README.md")}
        if self.keyferry:
            told["SDK_COMMAND"] = json.dumps(self.keyferry.command)
            told["SDK_DEMO"] = self.demo.url
        return told

    def stop(self):
        """Stops in reverse order and gives the faults found on the way."""
        faults = []
        for stop in reversed(self._stops):
            try:
                stop()
            except RuntimeError as error:
                faults.append(str(error))
        if not faults and getattr(self, "keyferry", None):
            leaks = self.keyferry.leaks_of([*GOOD_KEYS, BAD_KEY])
            faults += [f"a provider key stands in clear in: {place}" for place in leaks]
        shutil.rmtree(self.folder, ignore_errors=True)
        return faults
