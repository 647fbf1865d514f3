"""Requests with a small answer: added latency, requests a second, large bodies."""

import routes
from bench import Scenario, fair_rps, median, progress
from report import Figure


def run_rounds(bench, ways, **options):
    """One list of rounds; each holds a result by route, measured right after one another in an order that changes."""
    rounds = []
    for number in range(bench.rounds):
        order = ways[number % len(ways):] + ways[:number % len(ways)]
        results = {way.name: run(bench, way, options) for way in order}
        rounds.append(results)
        progress("    " + ", ".join(f"{way.name} {results[way.name]['rps']:.0f}/s {results[way.name]['p50_us']:.0f}/{results[way.name]['p99_us']:.0f} µs" for way in ways))
    return rounds


def run(bench, way, options):
    before = way.cpu_s()
    result = bench.load("requests", **way.options, seconds=bench.seconds, **options)
    result["cpu_us"] = (way.cpu_s() - before) / result["completed"] * 1e6
    return result


def middle(rounds, way, field):
    return median([results[way][field] for results in rounds])


def absolutes(rounds, field, scale, unit):
    return ", ".join(f"{way} {middle(rounds, way, field) / scale:.3g}" for way in rounds[0]) + f" {unit}"


def processor(rounds):
    return ", ".join(f"{way} {middle(rounds, way, 'cpu_us'):.0f}" for way in ("nginx", "keyferry")) + " µs"


def added(results, way, field):
    return results[way][field] - results["direct"][field]


def report_latency(bench, ways, kind):
    rounds = run_rounds(bench, ways, clients=1)
    ratio = median([added(results, "keyferry", "p50_us") / added(results, "nginx", "p50_us") for results in rounds])
    bench.report.add(Figure(f"1 client, {kind}", "added p50, multiple of nginx's", ratio, 2.0, detail=absolutes(rounds, "p50_us", 1, "µs") + "; CPU/request " + processor(rounds)))


def report_throughput(bench, ways, kind, clients, bar):
    rounds = run_rounds(bench, ways, clients=clients)
    share = median([fair_rps(results["keyferry"]) / fair_rps(results["nginx"]) for results in rounds])
    bench.report.add(Figure(f"{clients} clients, {kind}", "requests/s, share of nginx's", share, bar, at_least=True,
                            detail=absolutes(rounds, "rps", 1000, "k/s") + "; CPU/request " + processor(rounds)))


def report_bodies(bench, ways):
    rounds = run_rounds(bench, ways, clients=32, body=64 * 1024)
    over = median([results["keyferry"]["p99_us"] - results["nginx"]["p99_us"] for results in rounds]) / 1000
    bench.report.add(Figure("32 clients, 64 KiB bodies, TLS", "p99 over nginx's", over, 3.0, "ms", detail=absolutes(rounds, "p99_us", 1000, "ms")))


def measure_small(bench):
    for kind, tls in (("plain", False), ("TLS", True)):
        with Scenario(bench) as scenario:
            ways = routes.to_nginx(scenario, tls)
            report_latency(bench, ways, kind)
            report_throughput(bench, ways, kind, 32, 0.40)
            report_throughput(bench, ways, kind, 128, 0.45)


def measure_bodies(bench):
    with Scenario(bench) as scenario:
        report_bodies(bench, routes.to_nginx(scenario, True))
