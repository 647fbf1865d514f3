import json
import unittest

import requests

from cases import ClientCases
from context import ACCESS_KEY, COMMAND, ROUTES, TIMEOUT_S, WORDS, model, seen, through_keyferry


def url(group, rest):
    return f"{ROUTES.get(group, ROUTES['gemini'].replace('/gemini', f'/{group}'))}{rest}"


class QueryKey(ClientCases, unittest.TestCase):
    """A client without a library: the credential stands in the query, as Google's own examples have it."""

    provider = "gemini"
    errors = dict.fromkeys((400, 401, 404, 429, 500, 503), requests.HTTPError)

    # The mock reads no key from a query, so this client meets only the scripted upstream.
    test_plain_answer = test_stream_of_the_mock = test_bad_key_of_the_pool_never_shows = None

    def post(self, group, model, key, method, **extra):
        answer = requests.post(url(group, f"/v1beta/models/{model}:{method}"), params={"key": key, **extra},
                               json={"contents": [{"parts": [{"text": "hi"}]}]}, stream=True, timeout=TIMEOUT_S)
        if answer.status_code >= 400:
            raise requests.HTTPError(answer.text, response=answer)
        return answer

    def ask(self, group, model, key):
        return self.post(group, model, key, "generateContent").json()["candidates"][0]["content"]["parts"][0]["text"]

    def stream(self, group, model):
        with self.post(group, model, ACCESS_KEY, "streamGenerateContent", alt="sse") as answer:
            for line in answer.iter_lines(chunk_size=1):
                if line.startswith(b"data: "):
                    yield json.loads(line[6:])["candidates"][0]["content"]["parts"][0]["text"]

    def status_of(self, error):
        return error.response.status_code

    def test_only_the_key_of_the_query_is_replaced(self):
        name, tag = model("plain")
        rest = f"/v1beta/models/{name}:generateContent?b=%2F+x&key={ACCESS_KEY}&a=1&a=%20"
        answer = requests.post(url("scripted-gemini", rest), json={"contents": []}, timeout=TIMEOUT_S)
        self.assertEqual(answer.json()["candidates"][0]["content"]["parts"][0]["text"], " ".join(WORDS))
        record = seen(tag)[0]
        base = f"/v1beta/models/{name}:generateContent?b=%2F+x&key={record['key']}&a=1&a=%20"
        self.assertEqual(record["path"], base)
        self.assertEqual(record["key"] == ACCESS_KEY, COMMAND is None)


@through_keyferry
class OwnRoutes(unittest.TestCase):
    def test_health_needs_no_key(self):
        origin = ROUTES["openai"].removesuffix("/proxy/openai")
        answer = requests.get(f"{origin}/health", timeout=TIMEOUT_S)
        self.assertEqual((answer.status_code, answer.json()["status"]), (200, "healthy"))

    def test_refusals_carry_their_kind(self):
        answer = requests.get(f"{ROUTES['openai']}/v1/models", timeout=TIMEOUT_S)
        self.assertEqual(answer.status_code, 401)
        self.assertIn("x-keyferry-error", answer.headers)

    def test_a_strange_page_is_refused(self):
        headers = {"Authorization": f"Bearer {ACCESS_KEY}", "Origin": "https://example.org"}
        answer = requests.get(f"{ROUTES['openai']}/v1/models", headers=headers, timeout=TIMEOUT_S)
        self.assertEqual(answer.status_code, 403)

    def test_a_strange_host_is_refused(self):
        headers = {"Authorization": f"Bearer {ACCESS_KEY}", "Host": "example.org"}
        answer = requests.get(f"{ROUTES['openai']}/v1/models", headers=headers, timeout=TIMEOUT_S)
        self.assertEqual(answer.status_code, 421)
