"""1,000 streams for five minutes: does a byte differ, do memory and descriptors grow. Not among the default scenarios."""

import threading

import proc
import routes
from bench import Scenario
from report import Figure

MIB = 1 << 20
STREAMS = 1000
INTERVAL_S = 0.1
SAMPLE_S = 5.0
ROOM = 4096


def measure(bench):
    events = 50 if bench.options.quick else 3000
    with Scenario(bench) as scenario:
        upstream = scenario.load_upstream("--events", events, "--interval", INTERVAL_S)
        keyferry, options = routes.start_keyferry(scenario, f"http://127.0.0.1:{upstream}", max_connections=ROOM, max_connections_per_upstream=ROOM)
        pid = keyferry.service.pid
        options["path"] = f"/proxy/{routes.GROUP}{routes.CHAT_PATH}"
        samples = Samples(pid)
        before = proc.cpu_s(pid)
        try:
            result = bench.load("streams", **options, clients=STREAMS, repeats=1, events=events)
        finally:
            samples.stop()
        expected = STREAMS * events
        name = f"{STREAMS:,} streams, {events * INTERVAL_S:.0f} s"
        missing = max(result["differences"], expected - result["events"])
        bench.report.add(Figure(name, "events that differ", missing, 0, detail=f"{result['events']:,} compared; delay p99 {result['p99_ms']:.1f} ms"))
        bench.report.add(Figure(name, "growth of RSS", samples.growth(0) / MIB, 4.0, "MiB", detail=samples.shown(0, MIB, "MiB")))
        bench.report.add(Figure(name, "growth of descriptors", samples.growth(1), 8, detail=samples.shown(1, 1, "")))
        cpu = (proc.cpu_s(pid) - before) / expected * 1e6
        bench.report.add(Figure(name, "CPU per event", cpu, 100.0, "µs", detail=f"{cpu * STREAMS / INTERVAL_S / 1e4:.0f} % of a core"))


class Samples:
    """Memory and descriptors of a process, taken while it works. Growth is counted from when all streams stand."""

    def __init__(self, pid):
        self._pid = pid
        self._taken = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._take)
        self._thread.start()

    def _take(self):
        while not self._over.wait(SAMPLE_S if self._taken else SAMPLE_S / 2):
            self._taken.append((proc.resident_bytes(self._pid), proc.descriptors(self._pid)))

    def stop(self):
        self._over.set()
        self._thread.join()

    def growth(self, index):
        steady = [sample[index] for sample in self._taken]
        return max(steady) - steady[0] if steady else 0

    def shown(self, index, unit, name):
        steady = [sample[index] / unit for sample in self._taken]
        return f"{steady[0]:.0f} at first, {steady[-1]:.0f} at the end {name}".strip() if steady else "too short"
