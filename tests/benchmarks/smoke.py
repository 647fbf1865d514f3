#!/usr/bin/env python3
"""Does keyferry_load measure, and does it see what is wrong? Against its own upstream, in a second. Run by CTest."""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from processes import Service, bare_environment  # noqa: E402

LOAD = sys.argv[1]
SIZE = 3_000_000
NO_ERRORS = {"connect": 0, "cut": 0, "malformed": 0, "status": 0, "body": 0}


def load(port, mode, **options):
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    return json.loads(subprocess.run([LOAD, mode, "--port", str(port), *words], stdout=subprocess.PIPE, check=True).stdout)


def check(port):
    answers = load(port, "requests", clients=4, threads=2, seconds=0.2, warmup=0, body=70_000)
    yield "requests are counted", answers["requests"] > 10 and answers["errors"] == NO_ERRORS
    yield "latencies are in order", 0 < answers["p50_us"] <= answers["p99_us"] <= answers["max_us"]

    streams = load(port, "streams", clients=10, repeats=2, events=5, ramp=0.05)
    yield "every event is read", streams["events"] == 100 and streams["differences"] == 0 and streams["errors"] == NO_ERRORS
    yield "a surplus event is a difference", load(port, "streams", clients=1, events=4, ramp=0)["differences"] > 0
    yield "a missing event is a difference", load(port, "streams", clients=1, events=6, ramp=0)["differences"] > 0

    for mode in ("download", "upload"):
        body = load(port, mode, bytes=SIZE, rate=10 * SIZE)
        yield f"a slow {mode} is whole", body["bytes"] == SIZE and body["errors"] == NO_ERRORS and body["seconds"] > 0.08
    yield "a wrong body is an error", load(port, "download", path="/?stream=x&", bytes=SIZE)["errors"]["body"] > 0


def main():
    upstream = Service([LOAD, "serve", "--events", "5", "--interval", "0.01"], bare_environment("/nonexistent"), r"^listening on (\d+)")
    try:
        failed = [claim for claim, holds in check(int(upstream.ready_line()[1])) if not holds]
    finally:
        upstream.stop()
    for claim in failed:
        print(f"not so: {claim}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
