"""The README's Python and curl examples, run as they stand there against `serve --demo`."""

import re
import subprocess
import sys
import unittest
from pathlib import Path

from context import ACCESS_KEY, DEMO, README, ROUTES, TIMEOUT_S, WORDS

TEXT = Path(README).read_text(encoding="utf-8")


def snippets(language):
    return re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)


def placed(snippet):
    """Only the address changes; without keyferry also the path and the key."""
    if DEMO:
        return snippet.replace("http://127.0.0.1:3001", DEMO)
    snippet = re.sub(r"http://127\.0\.0\.1:3001/proxy/(\w+)", lambda found: ROUTES[f"scripted-{found[1]}"], snippet)
    return snippet.replace("sk-123456", ACCESS_KEY)


class Readme(unittest.TestCase):
    expected = "Say hello" if DEMO else "".join(WORDS)

    def output_of(self, command):
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                              timeout=TIMEOUT_S)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def test_python(self):
        found = snippets("python")
        self.assertEqual(len(found), 3)
        for snippet in found:
            with self.subTest(snippet.splitlines()[0]):
                self.assertIn(self.expected, self.output_of([sys.executable, "-W", "ignore", "-c", placed(snippet)]))

    def test_curl(self):
        found = [snippet for snippet in snippets("sh") if snippet.startswith("curl ")]
        self.assertEqual(len(found), 1)
        output = self.output_of(["bash", "-c", placed(found[0])])
        self.assertIn("data: [DONE]", output)
        self.assertGreater(output.count("data: "), 2)
