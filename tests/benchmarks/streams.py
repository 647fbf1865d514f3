"""Streams of events, an event every 20 ms: CPU per event, added delay, every byte compared."""

import routes
from bench import Scenario, median, progress
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
        rounds = []
        for number in range(max(1, bench.rounds // 2 + 1)):
            order = ways[number % len(ways):] + ways[:number % len(ways)]
            results = {way.name: run(bench, way, count, repeats) for way in order}
            rounds.append(results)
            progress("    " + ", ".join(f"{way.name} p99 {results[way.name]['p99_ms']:.1f} ms {results[way.name]['cpu_us']:.1f} µs/event" for way in ways))
        report(bench, f"{count:,} streams", rounds)


def run(bench, way, count, repeats):
    before = way.cpu_s()
    result = bench.load("streams", **way.options, clients=count, repeats=repeats, events=EVENTS)
    expected = count * repeats * EVENTS
    result["cpu_us"] = (way.cpu_s() - before) / expected * 1e6
    # Each event that is missing is one that differs.
    result["differences"] = max(result["differences"], expected - result["events"])
    return result


def report(bench, scenario, rounds):
    cpu = {way: median([results[way]["cpu_us"] for results in rounds]) for way in ("nginx", "keyferry")}
    p99 = {way: median([results[way]["p99_ms"] for results in rounds]) for way in rounds[0]}
    delay = median([results["keyferry"]["p99_ms"] - results["direct"]["p99_ms"] for results in rounds])
    differences = sum(result["differences"] for results in rounds for result in results.values())
    bench.report.add(Figure(scenario, "CPU per event, multiple of nginx's", cpu["keyferry"] / cpu["nginx"], 2.5,
                            detail=", ".join(f"{way} {value:.1f}" for way, value in cpu.items()) + " µs"))
    bench.report.add(Figure(scenario, "added delay p99", delay, 20.0, "ms", detail=", ".join(f"{way} {value:.1f}" for way, value in p99.items()) + " ms"))
    events = sum(result["events"] for results in rounds for result in results.values())
    bench.report.add(Figure(scenario, "events that differ", differences, 0, detail=f"{events:,} compared"))
