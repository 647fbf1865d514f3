"""The texts of the Connect page, run as they are copied from there."""

import ast
import json
import os
import subprocess
import sys
import tempfile
import tomllib
import unittest

from context import ACCESS_KEY, ROUTES, TIMEOUT_S, WORDS, model, seen

TOOL = os.environ["SDK_SNIPPETS"]


def snippets(client, channel, group, name):
    done = subprocess.run([TOOL, client, channel, ROUTES[group], ACCESS_KEY, name], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, timeout=TIMEOUT_S, check=True)
    return json.loads(done.stdout)


def text_of(client, channel, group, name, file):
    return next(snippet["text"] for snippet in snippets(client, channel, group, name) if snippet["file"] == file)


class ConnectPage(unittest.TestCase):
    def check(self, client, channel, group, file, command):
        name, tag = model("count-5")
        output = self.output_of(command(text_of(client, channel, group, name, file)))
        self.assertIn(" ".join(WORDS), output)
        self.assertEqual(len(seen(tag)), 1)

    def output_of(self, command):
        # Where a snippet leaves a file behind, it is gone afterwards.
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                  timeout=TIMEOUT_S, cwd=folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def python(self, client, channel, group):
        self.check(client, channel, group, "hello.py", lambda text: [sys.executable, "-W", "ignore", "-c", text])

    def test_curl(self):
        for channel in ["openai", "anthropic", "gemini", "custom"]:
            with self.subTest(channel):
                group = "scripted-" + ("openai" if channel == "custom" else channel)
                self.check("curl", channel, group, "Terminal", lambda text: ["bash", "-c", text])

    def test_openai(self):
        self.python("openai-python", "openai", "scripted-openai")

    def test_anthropic(self):
        self.python("anthropic", "anthropic", "scripted-anthropic")

    def test_google_genai(self):
        self.python("google-genai", "gemini", "scripted-gemini")

    def test_google_generativeai(self):
        self.python("google-generativeai", "gemini", "scripted-gemini")

    def test_programs_whose_packages_are_not_here(self):
        """Their texts are at least what their languages take."""
        for channel in ["openai", "openai-response", "azure", "anthropic", "gemini", "custom"]:
            with self.subTest(f"langchain {channel}"):
                ast.parse(text_of("langchain", channel, "scripted-openai", "any", "hello.py"))
        for client, channel in [("claude-code", "anthropic"), ("codex", "openai"), ("gemini-cli", "gemini"), ("open-webui", "openai")]:
            with self.subTest(client):
                self.output_of(["bash", "-n", "-c", text_of(client, channel, "scripted-openai", "any", "Terminal")])
        config = tomllib.loads(text_of("codex", "openai", "scripted-openai", "any", "~/.codex/config.toml"))
        provider = config["model_providers"][config["model_provider"]]
        self.assertEqual(provider["base_url"], ROUTES["scripted-openai"] + "/v1")
