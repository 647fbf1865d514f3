"""200,000 keys: importing them, starting with them, and serving from them as fast as from ten."""

import os
import shutil
import time

import nginx
import proc
from bench import CHAT_PATH, Scenario, calm, fair_rps, median, progress
from processes import free_port
from report import Figure

MANY = 200_000
FEW = 10
CLIENTS = 32


def write_keys(path, count):
    path.write_text("".join(f"sk-bench-{number:06d}-{number * 2654435761 % 2**32:08x}aBcDeFgHiJkLmNoPqRsTuVwXyZ\n" for number in range(count)))
    return path


def import_keys(keyferry, group, path, count):
    """Seconds the verb takes, from its start to its end, and seconds of CPU in both processes."""
    begun, cpu = time.monotonic(), proc.cpu_s(os.getpid())
    result = keyferry.cli("key", "import", group, str(path))
    taken = time.monotonic() - begun, proc.cpu_s(os.getpid()) - cpu
    if result["added"] != count:
        raise RuntimeError(f"{result['added']} of {count} keys were imported: {result}")
    return taken


def filled_folder(scenario, upstream):
    """A stopped keyferry with the groups `few` and `many`."""
    keyferry = scenario.keyferry("filled")
    for name, count in (("few", FEW), ("many", MANY)):
        keyferry.cli("group", "add", name, "--channel", "openai", "--upstream", upstream)
        import_keys(keyferry, name, write_keys(scenario.folder / f"{name}.txt", count), count)
    return keyferry


def measure_import(bench):
    with Scenario(bench) as scenario:
        for name, serves in (("no instance runs", False), ("into a running instance", True)):
            runs = []
            for attempt in range(bench.rounds):
                keyferry = scenario.keyferry(f"{serves}{attempt}")
                keyferry.cli("group", "add", "many", "--channel", "openai")
                if serves:
                    keyferry.serve()
                runs.append(import_keys(keyferry, "many", write_keys(scenario.folder / "keys.txt", MANY), MANY))
                keyferry.end()
                shutil.rmtree(keyferry.data_dir)
            taken, cpu = zip(*runs)
            bench.report.add(Figure("import of 200,000 keys", f"time, {name}", median(taken), 3.0, "s",
                                    detail=f"{min(taken):.2f} to {max(taken):.2f} s; CPU {median(cpu):.2f} s"))


def measure_start(bench):
    with Scenario(bench) as scenario:
        empty = scenario.keyferry("empty")
        empty.serve()  # a first start makes the database
        empty.end()
        many = filled_folder(scenario, "http://127.0.0.1:1")
        for name, keyferry, bar in (("0 keys", empty, 0.2), ("200,000 keys", many, 1.5)):
            taken = []
            for _ in range(bench.rounds):
                keyferry.serve()
                taken.append(keyferry.service.ready_after_s)
                keyferry.end()
            bench.report.add(Figure(f"start with {name}", "time to `listening`", median(taken), bar, "s",
                                    detail=f"{min(taken):.3f} to {max(taken):.3f} s"))


def measure_serving(bench):
    """Two groups of one process, in turns so short that what else the machine does meets both."""
    # Many short windows: their median bears what else the machine does better than few long ones.
    pairs = 8 * bench.rounds
    with Scenario(bench) as scenario:
        upstream = free_port()
        scenario.nginx("upstream", [nginx.answering(upstream)])
        keyferry = filled_folder(scenario, f"http://127.0.0.1:{upstream}")
        keyferry.use_transport(bench.options.transport)
        access_key = keyferry.add_access_key()
        keyferry.serve()

        def run(group):
            before = proc.cpu_s(keyferry.service.pid)
            result = bench.load("requests", port=keyferry.port, path=f"/proxy/{group}{CHAT_PATH}", key=access_key, clients=CLIENTS,
                                seconds=bench.seconds / 2.5, warmup=0)
            result["cpu_us"] = (proc.cpu_s(keyferry.service.pid) - before) / result["completed"] * 1e6
            return result

        run("few"), run("many")  # opens the upstream connections
        found = []
        for number in range(pairs):
            order = ["few", "many"] if number % 2 == 0 else ["many", "few"]
            pair = {group: run(group) for group in order}
            found.append(pair | {"others": pair["few"]["others"] + pair["many"]["others"]})
            progress(f"    pair {number + 1} of {pairs}: {pair['few']['rps']:.0f} and {pair['many']['rps']:.0f} requests/s")
        report_serving(bench, calm(found))


def report_serving(bench, pairs):
    speeds = sorted(fair_rps(pair["many"]) / fair_rps(pair["few"]) for pair in pairs)
    costs = {group: median([pair[group]["cpu_us"] for pair in pairs]) for group in ("few", "many")}
    bench.report.add(Figure("200,000 keys against 10", "requests/s ratio", median(speeds), 0.98, at_least=True,
                            detail=f"{len(pairs)} pairs, {speeds[0]:.2f} to {speeds[-1]:.2f}; CPU/request {costs['many']:.0f} and {costs['few']:.0f} µs"))
