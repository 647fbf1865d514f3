#!/usr/bin/env python3
"""Measures what docs/testing.md "Measurements" asks for. Called by scripts/bench, which builds what is measured."""

import argparse
import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
import idle  # noqa: E402
import logpages  # noqa: E402
import manykeys  # noqa: E402
import proc  # noqa: E402
import smallanswers  # noqa: E402
import soak  # noqa: E402
import streams  # noqa: E402
import transfers  # noqa: E402
from bench import Bench, progress  # noqa: E402
from report import Report  # noqa: E402

SCENARIOS = {
    "small": smallanswers.measure_small,
    "bodies": smallanswers.measure_bodies,
    "streams": streams.measure,
    "transfers": transfers.measure,
    "keys": manykeys.measure_serving,
    "idle": idle.measure,
    "start": manykeys.measure_start,
    "import": manykeys.measure_import,
    "log": logpages.measure,
}
LONG = {"soak": soak.measure}


def read_options():
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--build", type=lambda text: Path(text).resolve(), required=True, help=argparse.SUPPRESS)
    parser.add_argument("--only", metavar="NAME", action="append", choices=[*SCENARIOS, *LONG],
                        help=f"one of {', '.join([*SCENARIOS, *LONG])}; may be repeated; {', '.join(LONG)} runs only when named")
    parser.add_argument("--rounds", metavar="N", type=int, help="rounds of each scenario (5)")
    parser.add_argument("--quick", action="store_true", help="short rounds and small numbers: whether it works, not how fast it is")
    parser.add_argument("--transport", default="auto", choices=["auto", "qnam", "direct"])
    return parser.parse_args()


def end_on(number, _):
    """Unwinds the stack, and with it ends every process that was started; a second signal must not cut that short."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(128 + number)


def main():
    options = read_options()
    signal.signal(signal.SIGTERM, end_on)
    signal.signal(signal.SIGINT, end_on)
    report = Report({"cores": os.cpu_count(), "transport": options.transport, "quick": options.quick})
    bench = Bench(options.build, options, report)
    others = proc.OtherLoad()
    faults = []
    for name in options.only or SCENARIOS:
        progress(f"{name} …")
        try:
            {**SCENARIOS, **LONG}[name](bench)
        except (RuntimeError, OSError) as error:
            faults.append(f"{name}: {error}")
            progress(f"  {error}")

    share = others.share()
    report.note("other_load", round(share, 3))
    report.note("faults", faults)
    report.write(options.build / "bench.json")
    print(f"\n{report.table()}\n\n{os.cpu_count()} cores, transport {options.transport}; other processes took {share:.0%} of them meanwhile."
          f"\nAll figures: {options.build / 'bench.json'}")
    for fault in faults:
        print(f"NOT MEASURED  {fault}")
    return 0 if report.all_hold() and not faults else 1


if __name__ == "__main__":
    sys.exit(main())
