"""100 MiB through keyferry with a reader that is slow: how much of it lies in memory."""

import time

import proc
import routes
from bench import Scenario
from report import Figure

MIB = 1 << 20
SETTLE_S = 1.0


def measure(bench):
    size = (10 if bench.options.quick else 100) * MIB
    with Scenario(bench) as scenario:
        upstream = scenario.load_upstream()
        keyferry, options = routes.start_keyferry(scenario, f"http://127.0.0.1:{upstream}")
        pid = keyferry.service.pid
        options["path"] = f"/proxy/{routes.GROUP}/v1/files"
        bench.load("upload", **options, bytes=1000)  # the first request makes what stays
        time.sleep(SETTLE_S)
        for mode in ("download", "upload"):
            idle = proc.resident_bytes(pid)
            proc.forget_peak(pid)
            result = bench.load(mode, **options, bytes=size, rate=size // 5)
            above = (proc.peak_bytes(pid) - idle) / MIB
            bench.report.add(Figure(f"{size // MIB} MiB {mode}, slow reader", "peak RSS above idle", above, 32.0, "MiB",
                                    detail=f"idle {idle / MIB:.1f} MiB; {result['seconds']:.1f} s"))
