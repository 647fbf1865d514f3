"""Streams of events, an event every 20 ms: CPU per event, added delay, every byte compared."""

import routes
from bench import Scenario, calm, median, progress
from report import Figure

EVENTS = 50
ROOM = 4096  # connections, above what any of these takes


def measure(bench):
    for count, repeats in ((200, 4), (1000, 2)):
        measure_count(bench, count, 1 if bench.options.quick else repeats)


def measure_count(bench, count, repeats):
    with Scenario(bench) as scenario:
        upstream = scenario.load_upstream("--events", EVENTS, "--interval", 0.02)
        ways = routes.to_port(scenario, upstream, max_connections=ROOM, max_connections_per_upstream=ROOM)
        found = {way.name: [] for way in ways}
        for number in range(max(1, bench.rounds // 2 + 1)):
            for way in ways[number % len(ways):] + ways[:number % len(ways)]:
                found[way.name].append(run(bench, way, count, repeats))
            last = {name: results[-1] for name, results in found.items()}
            progress("    " + ", ".join(f"{name} p99 {result['p99_ms']:.1f} ms {result['cpu_us']:.1f} µs/event" for name, result in last.items()))
        report(bench, f"{count:,} streams", found)


def run(bench, way, count, repeats):
    before = way.cpu_s()
    result = bench.load("streams", **way.options, clients=count, repeats=repeats, events=EVENTS)
    expected = count * repeats * EVENTS
    result["cpu_us"] = (way.cpu_s() - before) / expected * 1e6
    # Each event that is missing is one that differs.
    result["differences"] = max(result["differences"], expected - result["events"])
    return result


def report(bench, scenario, found):
    quiet = {way: calm(results) for way, results in found.items()}
    cpu = {way: median([result["cpu_us"] for result in quiet[way]]) for way in ("nginx", "keyferry")}
    p99 = {way: median([result["p99_ms"] for result in results]) for way, results in quiet.items()}
    bench.report.add(Figure(scenario, "CPU per event, multiple of nginx's", cpu["keyferry"] / cpu["nginx"], 2.5,
                            detail=", ".join(f"{way} {value:.1f}" for way, value in cpu.items()) + " µs"))
    bench.report.add(Figure(scenario, "added delay p99", p99["keyferry"] - p99["direct"], 20.0, "ms",
                            detail=", ".join(f"{way} {value:.1f}" for way, value in p99.items()) + " ms"))
    everything = [result for results in found.values() for result in results]
    bench.report.add(Figure(scenario, "events that differ", sum(result["differences"] for result in everything), 0,
                            detail=f"{sum(result['events'] for result in everything):,} compared"))
