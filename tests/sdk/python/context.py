"""What run.py tells the tests, and the questions they ask past keyferry."""

import itertools
import json
import os
import subprocess
import time
import unittest
import urllib.request

ROUTES = json.loads(os.environ["SDK_ROUTES"])
ACCESS_KEY = os.environ["SDK_ACCESS_KEY"]
GOOD_KEYS = json.loads(os.environ["SDK_GOOD_KEYS"])
UPSTREAM = os.environ["SDK_UPSTREAM"]
README = os.environ["SDK_README"]
DEMO = os.environ.get("SDK_DEMO")
COMMAND = json.loads(os.environ.get("SDK_COMMAND", "null"))

GREETING = "Hello from the upstream, in several pieces."  # fixtures.json
WORDS = ["one", "two", "three", "four", "five"]  # upstream.py
TIMEOUT_S = 20
CANCEL_LIMIT_S = 1.0
MAX_ATTEMPTS = 4  # max_retries is 3

through_keyferry = unittest.skipIf(COMMAND is None, "straight at the upstream")

_serial = itertools.count()


def model(scenario):
    """A model name that plays the scenario, and the tag under which its requests are found."""
    tag = f"py{os.getpid()}x{next(_serial)}"
    return f"{scenario}--{tag}", tag


def _control(verb, tag):
    with urllib.request.urlopen(f"{UPSTREAM}/control/{verb}/{tag}", timeout=TIMEOUT_S) as answer:
        return json.load(answer)


def seen(tag):
    return _control("seen", tag)


def release(tag):
    _control("release", tag)


def seconds_until_closed(tag):
    """How long the upstream takes from now to see its client gone; infinite if it does not."""
    started = time.monotonic()
    while time.monotonic() - started < 5 * CANCEL_LIMIT_S:
        if all(record["closed"] for record in seen(tag)):
            return time.monotonic() - started
        time.sleep(0.02)
    return float("inf")


def keyferry(*arguments):
    done = subprocess.run([COMMAND[0], *arguments, *COMMAND[1:], "--json"], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, timeout=TIMEOUT_S, check=True)
    return json.loads(done.stdout)
