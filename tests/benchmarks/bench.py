"""What every scenario works with: options, the tools, a folder of its own, and servers that end with the scenario."""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import nginx
import proc
from processes import STOP_TIMEOUT_S, Keyferry, Service, bare_environment, die_with_parent, free_port

CHAT_PATH = "/v1/chat/completions"
# Far above what a load takes: a run that hangs is a fault.
LOAD_PATIENCE_S = 600


class Bench:
    def __init__(self, build, options, report):
        self.keyferry_binary = build / "app/keyferry"
        self.load_binary = build / "tests/benchmarks/keyferry_load"
        self.log_page_binary = build / "tests/benchmarks/keyferry_logpage"
        self.options = options
        self.report = report
        self.rounds = options.rounds or (2 if options.quick else 5)
        self.seconds = 0.6 if options.quick else 2.5

    def load(self, mode, **options):
        """Runs the load tool to its end and gives what it measured. Errors of a request are faults of the measurement."""
        words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
        others = proc.OtherLoad()
        done = subprocess.run([str(self.load_binary), mode, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=LOAD_PATIENCE_S, preexec_fn=die_with_parent)
        if done.returncode != 0:
            raise RuntimeError(f"keyferry_load {mode}: {done.stderr.strip()}")
        result = json.loads(done.stdout)
        if any(result["errors"].values()):
            raise RuntimeError(f"keyferry_load {mode} {options.get('path', '')}: errors {result['errors']}")
        result["others"] = others.share()
        return result


def calm(results):
    """The half of the runs during which others took least of the machine. Chosen by that, never by what was measured."""
    return sorted(results, key=lambda result: result["others"])[: (len(results) + 1) // 2]


def fair_rps(result):
    """Requests a second as they would be with the share of the cores that others took meanwhile: what is measured takes all it
    gets. On a machine of our own this is what was counted."""
    return result["rps"] / max(0.05, 1 - result["others"])


class Scenario(ExitStack):
    """`with Scenario(bench) as scenario`: a temporary folder and the processes started in it, ended in reverse order."""

    def __init__(self, bench):
        super().__init__()
        self.bench = bench
        self.folder = Path(tempfile.mkdtemp(prefix="keyferry-bench-"))
        self.callback(shutil.rmtree, self.folder, ignore_errors=True)

    def nginx(self, name, servers):
        server = nginx.Nginx(self.folder / name, servers)
        self.callback(server.stop)
        return server

    def service(self, command, ready):
        service = Service(command, bare_environment(self.folder), ready)
        self.callback(service.stop)
        return service

    def background(self, command, **environment):
        """A process that says nothing when it is ready."""
        process = subprocess.Popen(command, env=bare_environment(self.folder, **environment), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
        self.callback(process.wait, STOP_TIMEOUT_S)
        self.callback(process.terminate)

    def load_upstream(self, *options):
        """The port of an upstream that nginx cannot be."""
        command = [str(self.bench.load_binary), "serve", *map(str, options)]
        return int(self.service(command, r"^listening on (\d+)").ready_line()[1])

    def keyferry(self, name="keyferry", data=None):
        """A data folder (a copy of `data`, if given) for the command line; `serve` starts it."""
        home = self.folder / name
        home.mkdir()
        keyferry = BenchedKeyferry(self.bench.keyferry_binary, home)
        if data:
            shutil.copytree(data, keyferry.data_dir)
        self.callback(keyferry.end)
        return keyferry


class BenchedKeyferry(Keyferry):
    def use_transport(self, wanted):
        """Sets `transport`, where this keyferry has that setting; one that has not knows QNetworkAccessManager only."""
        known = {setting["name"] for setting in self.cli("settings", "list")["settings"]}
        if "transport" in known:
            self.cli("settings", "set", "transport", wanted)
        elif wanted == "direct":
            raise RuntimeError("this keyferry has no setting `transport`")

    def open_window(self, **environment):
        """The desktop application instead of `serve`."""
        self.port = free_port()
        environment = bare_environment(self.data_dir.parent, KEYFERRY_LISTEN_PORT=str(self.port), **environment)
        self.service = Service(self.command, environment, r"listening on http://")

    def add_access_key(self):
        return self.cli("access-key", "add", "--name", "bench")["secret"]

    def end(self):
        if self.service:
            self.stop()
            self.service = None


def median(values):
    return statistics.median(values)


def progress(text):
    print(text, file=sys.stderr, flush=True)

