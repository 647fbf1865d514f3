"""Pages of a request log with 10 million rows."""

import json
import sqlite3
import subprocess

from bench import Scenario, progress
from processes import die_with_parent
from report import Figure

ROWS = 10_000_000
QUICK_ROWS = 100_000
GROUPS = 8
PATIENCE_S = 600

# Statuses as they come: nearly all 200; the rare ones are what people look for.
STATUS = "CASE WHEN {r} < 9400 THEN 200 WHEN {r} < 9700 THEN 429 WHEN {r} < 9850 THEN 400 WHEN {r} < 9950 THEN 502 WHEN {r} < 9990 THEN 401 ELSE 503 END"

FILL = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :rows),
    -- Not random(), which SQLite would draw anew wherever r is named.
    drawn(n, r, g) AS (SELECT n, (n * 2246822519 >> 13) % 10000, 1 + (n * 2654435761 >> 20) % {groups} FROM numbers)
INSERT INTO requests (id, started_at, group_id, group_name, aggregate_name, key_id, key_mask, method, path, model, status, outcome,
                      stream, upstream, attempts, first_byte_ms, duration_ms, request_bytes, response_bytes, error, client, user_agent)
SELECT n, :begun + n * 40, g, 'group-' || g, CASE WHEN r % 50 = 0 THEN 'pooled' ELSE '' END, 1 + n % 1000,
       'sk-b…' || (1000 + n % 1000), 'POST', '/v1/chat/completions', 'model-' || (r % 5), """ + STATUS.format(r="r") + """,
       CASE WHEN r < 9400 THEN 'delivered' ELSE 'failed' END, r % 2, 'https://api.example.com', 1, 300 + r % 700, 900 + r % 9000,
       1500, 3000, CASE WHEN r < 9400 THEN '' ELSE 'the upstream refused the request' END, '127.0.0.1', 'OpenAI/Python 1.50.0'
FROM drawn"""

# What the page of the log asks: filter words of keyferry_logpage.
QUERIES = [
    ["--group", "group-3", "--status", "503"],
    ["--group", "group-3", "--status", "4xx"],
    ["--group", "group-3", "--status", ">=500"],
    ["--group", "group-3", "--status", "200"],
    ["--group", "pooled", "--status", "502"],
    ["--group", "group-3", "--status", ">=500", "--before", str(ROWS // 2)],
]


def fill(path, rows):
    """Rows straight into the table as keyferry made it; indexes are made anew afterwards, which is ten times as fast."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    indexes = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'requests' AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        connection.execute(f"DROP INDEX {name}")
    connection.execute(FILL.format(groups=GROUPS), {"rows": rows, "begun": 1_700_000_000_000})
    for _, sql in indexes:
        connection.execute(sql)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()


def measure(bench):
    rows = QUICK_ROWS if bench.options.quick else ROWS
    with Scenario(bench) as scenario:
        keyferry = scenario.keyferry()
        keyferry.serve()  # makes the database
        keyferry.end()
        database = keyferry.data_dir / "keyferry.db"
        progress(f"    filling {rows:,} rows")
        fill(database, rows)
        slowest = max((page(bench, database, query) for query in QUERIES), key=lambda found: found[0])
        bench.report.add(Figure(f"log of {rows:,} rows", "slowest page by group and status", slowest[0], 100.0, "ms",
                                detail=f"{' '.join(slowest[1])}; {database.stat().st_size / 1e9:.1f} GB"))


def page(bench, database, query):
    """Milliseconds of a page on a connection just opened, as the window's first one is; the median of several."""
    taken = []
    for _ in range(bench.rounds):
        done = subprocess.run([str(bench.log_page_binary), "--database", str(database), *query], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=PATIENCE_S, preexec_fn=die_with_parent)
        if done.returncode != 0:
            raise RuntimeError(f"keyferry_logpage: {done.stderr.strip()}")
        result = json.loads(done.stdout)
        taken.append(result["ms"])
    if result["rows"] == 0:
        raise RuntimeError(f"no row for {' '.join(query)}")
    taken.sort()
    progress(f"    {' '.join(query)}: {taken[len(taken) // 2]:.1f} ms, {result['rows']} rows")
    return taken[len(taken) // 2], query
