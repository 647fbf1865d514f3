"""Requests with a small answer: added latency, requests a second, large bodies."""

import routes
from bench import Scenario, calm, fair_rps, median, progress
from report import Figure


def run_rounds(bench, ways, **options):
    """The results of each route by its name. All have their turn in every round, in an order that changes."""
    found = {way.name: [] for way in ways}
    for number in range(bench.rounds):
        order = ways[number % len(ways):] + ways[:number % len(ways)]
        for way in order:
            found[way.name].append(run(bench, way, options))
        last = {name: results[-1] for name, results in found.items()}
        progress("    " + ", ".join(f"{name} {result['rps']:.0f}/s {result['p50_us']:.0f}/{result['p99_us']:.0f} µs" for name, result in last.items()))
    return {name: calm(results) for name, results in found.items()}


def run(bench, way, options):
    before, threads = way.cpu_s(), way.thread_cpu_s()
    result = bench.load("requests", **way.options, seconds=bench.seconds, **options)
    result["fair_rps"] = fair_rps(result)
    result["cpu_us"] = (way.cpu_s() - before) / result["completed"] * 1e6
    result["threads_us"] = {name: (spent - threads.get(name, 0)) / result["completed"] * 1e6 for name, spent in way.thread_cpu_s().items()}
    return result


def middle(found, way, field):
    return median([result[field] for result in found[way]])


def absolutes(found, field, scale, unit):
    return ", ".join(f"{way} {middle(found, way, field) / scale:.3g}" for way in found) + f" {unit}"


def processor(found):
    """CPU per request, keyferry's by its threads."""
    threads = found["keyferry"][-1]["threads_us"]
    shares = ", ".join(f"{name} {spent:.0f}" for name, spent in sorted(threads.items(), key=lambda item: -item[1]) if spent >= 0.5)
    return f"; CPU/request nginx {middle(found, 'nginx', 'cpu_us'):.0f}, keyferry {middle(found, 'keyferry', 'cpu_us'):.0f} µs ({shares})"


def report_latency(bench, ways, kind):
    found = run_rounds(bench, ways, clients=1)
    direct, by_nginx, by_keyferry = (middle(found, way, "p50_us") for way in ("direct", "nginx", "keyferry"))
    bench.report.add(Figure(f"1 client, {kind}", "added p50, multiple of nginx's", (by_keyferry - direct) / (by_nginx - direct), 2.0,
                            detail=absolutes(found, "p50_us", 1, "µs") + processor(found)))


def report_throughput(bench, ways, kind, clients, bar):
    found = run_rounds(bench, ways, clients=clients)
    share = middle(found, "keyferry", "fair_rps") / middle(found, "nginx", "fair_rps")
    bench.report.add(Figure(f"{clients} clients, {kind}", "requests/s, share of nginx's", share, bar, at_least=True,
                            detail=absolutes(found, "rps", 1000, "k/s") + processor(found)))


def report_bodies(bench, ways):
    found = run_rounds(bench, ways, clients=32, body=64 * 1024)
    over = (middle(found, "keyferry", "p99_us") - middle(found, "nginx", "p99_us")) / 1000
    bench.report.add(Figure("32 clients, 64 KiB bodies, TLS", "p99 over nginx's", over, 3.0, "ms",
                            detail=absolutes(found, "p99_us", 1000, "ms") + processor(found)))


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
