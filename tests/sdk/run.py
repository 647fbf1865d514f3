#!/usr/bin/env python3
"""Runs the tests of one language against the real clients.

    run.py --clients DIR --snippets TOOL --keyferry BINARY python|node [PATTERN]
    run.py --clients DIR --snippets TOOL --direct python|node [PATTERN]      straight at the upstreams: does the suite itself hold?

DIR is what ./setup filled; TOOL is keyferry_snippets of the build; PATTERN picks tests by name.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from services import Services, bare_environment

HERE = Path(__file__).resolve().parent


def python_command(clients, pattern):
    command = [str(clients / "venv/bin/python"), "-B", "-W", "ignore", "-m", "unittest", "discover", "-v", "-s", str(HERE / "python")]
    return command + (["-k", pattern] if pattern else [])


def node_command(clients, pattern):
    # Node.js resolves packages from where a file lies, so the tests run from beside node_modules.
    folder = clients / "node/tests"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(HERE / "node", folder)
    command = [str(clients / "bin/node"), "--test", "--test-force-exit", "--test-concurrency=2", "--test-reporter=spec"]
    if pattern:
        command.append(f"--test-name-pattern={pattern}")
    return command + [str(path) for path in sorted(folder.glob("*.test.mjs"))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=lambda text: Path(text).resolve(), required=True)
    parser.add_argument("--snippets", type=lambda text: Path(text).resolve(), required=True)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--keyferry", type=lambda text: Path(text).resolve())
    target.add_argument("--direct", action="store_true")
    parser.add_argument("language", choices=["python", "node"])
    parser.add_argument("pattern", nargs="?")
    options = parser.parse_args()

    command = {"python": python_command, "node": node_command}[options.language](options.clients, options.pattern)
    services = Services(options.clients, options.keyferry)
    try:
        env = bare_environment(services.folder, SDK_SNIPPETS=str(options.snippets), **services.environment())
        env["PATH"] = f"{options.clients / 'bin'}{os.pathsep}{options.clients / 'venv/bin'}{os.pathsep}{env.get('PATH', '/usr/bin:/bin')}"
        status = subprocess.run(command, env=env, stdin=subprocess.DEVNULL).returncode
        if status != 0 and services.keyferry:
            print("keyferry said:\n" + services.keyferry.output(), flush=True)
    finally:
        faults = services.stop()
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if status != 0 or faults else 0


if __name__ == "__main__":
    sys.exit(main())
