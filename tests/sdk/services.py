"""Starts what the sdk suite needs on free ports of the loopback address, and ends every process it started."""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from realtime import ScriptedRealtime
from upstream import ScriptedUpstream

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from processes import Keyferry, Service, bare_environment  # noqa: E402

ACCESS_KEY = "sk-123456"  # the global access key of a first start
# As many as one request may try, so that every attempt has a key of its own.
GOOD_KEYS = [f"sk-good-key-number-{number}-000{number}" for number in (1, 2, 3, 4)]
BAD_KEY = "sk-bad-key-of-nobody-000000"
PROVIDERS = ["openai", "anthropic", "gemini"]
TRANSPORTS = ["direct", "qnam"]


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
        realtime = ScriptedRealtime(GOOD_KEYS)
        self._stops.append(realtime.stop)
        self.realtime_url = realtime.url

        self.keyferry = self.demo = None
        if keyferry is None:
            self.access_key = GOOD_KEYS[0]
            self.routes = {name: upstream for name, _, upstream, *_ in self.groups()}
        else:
            self.access_key = ACCESS_KEY
            self._start_keyferry(keyferry)

    def groups(self):
        """Name, provider, upstream, keys and further options of every group the tests use."""
        for provider in PROVIDERS:
            yield provider, provider, self.mock_url, GOOD_KEYS
            yield f"pooled-{provider}", provider, self.mock_url, [BAD_KEY, *GOOD_KEYS[:2]]
            yield f"scripted-{provider}", provider, self.scripted_url, GOOD_KEYS
            yield f"empty-{provider}", provider, self.scripted_url, []
        for provider in ["openai", "gemini"]:
            yield f"live-{provider}", provider, self.realtime_url, [BAD_KEY, *GOOD_KEYS[:2]]
        for transport in TRANSPORTS:
            yield f"scripted-gemini-{transport}", "gemini", self.scripted_url, GOOD_KEYS, "--set", f"transport={transport}"

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
                "SDK_GOOD_KEYS": json.dumps(GOOD_KEYS),
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
