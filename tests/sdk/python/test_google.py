import base64
import gc
import hashlib
import io
import unittest

import google.generativeai as generativeai
from google import genai
from google.api_core import exceptions as core_errors
from google.api_core.retry import Retry
from google.genai import errors as genai_errors
from google.genai import types

from cases import ClientCases
from context import ACCESS_KEY, COMMAND, GOOD_KEYS, ROUTES, TIMEOUT_S, WORDS, model, seen


def base_url(group):
    return ROUTES.get(group, ROUTES["gemini"].replace("/gemini", f"/{group}"))


def client(group, key=ACCESS_KEY):
    # The library's own default is v1, which the mock does not speak; both are common among clients.
    version = "v1" if group.startswith("scripted") else "v1beta"
    options = types.HttpOptions(base_url=base_url(group), api_version=version, timeout=TIMEOUT_S * 1000)
    return genai.Client(api_key=key, http_options=options)


class GoogleGenAi(ClientCases, unittest.TestCase):
    provider = "gemini"
    errors = {400: genai_errors.ClientError, 401: genai_errors.ClientError, 404: genai_errors.ClientError,
              429: genai_errors.ClientError, 500: genai_errors.ServerError, 503: genai_errors.ServerError}

    def ask(self, group, model, key):
        with client(group, key) as google:
            return google.models.generate_content(model=model, contents="hi").text

    def stream(self, group, model):
        with client(group) as google:
            for event in google.models.generate_content_stream(model=model, contents="hi"):
                yield event.text

    def status_of(self, error):
        return error.code

    def test_tool_call(self):
        weather = types.FunctionDeclaration(name="get_weather", parameters=types.Schema(
            type="OBJECT", properties={"city": types.Schema(type="STRING")}))
        config = types.GenerateContentConfig(tools=[types.Tool(function_declarations=[weather])])
        with client("gemini") as google:
            answer = google.models.generate_content(model="any-model", contents="weather?", config=config)
        call = answer.function_calls[0]
        self.assertEqual((call.name, call.args), ("get_weather", {"city": "Bergen"}))

    def test_embeddings(self):
        name, _ = model("embed")  # the library asks for batches, which the mock does not speak
        with client("scripted-gemini") as google:
            answer = google.models.embed_content(model=name, contents=["one", "two"])
        self.assertEqual([item.values for item in answer.embeddings], [[0.0, 0.5], [1.0, 0.5]])

    def test_models(self):
        with client("scripted-gemini") as google:
            self.assertEqual([item.name for item in google.models.list()], [f"models/{word}" for word in WORDS])


    def test_file_upload(self):
        data = bytes(range(256)) * (36 * 1024)  # 9 MiB: the library sends pieces of 8
        for transport in ("direct", "qnam"):
            with self.subTest(transport=transport):
                _, tag = model("upload")
                config = types.UploadFileConfig(display_name=tag, mime_type="application/octet-stream")
                with client(f"scripted-gemini-{transport}") as google:
                    file = google.files.upload(file=io.BytesIO(data), config=config)
                self.assertEqual(base64.b64decode(file.sha256_hash), hashlib.sha256(data).digest())
                self.assertEqual((file.display_name, file.size_bytes), (tag, len(data)))
                self.check_upload(seen(tag))

    def check_upload(self, records):
        self.assertEqual(len(records), 3)  # the start and two pieces, which the library sends without a key
        for record in records if COMMAND else []:
            self.assertIn(record["key"], GOOD_KEYS)
            self.assertNotIn(ACCESS_KEY, record["path"])


class GoogleGenerativeAi(ClientCases, unittest.TestCase):
    """The older library, over REST: it streams a JSON array rather than events."""

    provider = "gemini"
    streams_from_mock = False
    events_read_ahead = 1
    errors = {400: core_errors.BadRequest, 401: core_errors.Unauthorized, 404: core_errors.NotFound,
              429: core_errors.TooManyRequests, 500: core_errors.InternalServerError, 503: core_errors.ServiceUnavailable}
    once = {"retry": Retry(predicate=lambda error: False), "timeout": TIMEOUT_S}

    def configured(self, group, model, key=ACCESS_KEY):
        generativeai.configure(api_key=key, transport="rest", client_options={"api_endpoint": base_url(group)})
        return generativeai.GenerativeModel(model)

    def ask(self, group, model, key):
        return self.configured(group, model, key).generate_content("hi", request_options=self.once).text

    def stream(self, group, model):
        answer = self.configured(group, model).generate_content("hi", stream=True, request_options=self.once)
        try:
            for event in answer:
                yield event.text
        finally:
            # The answer has no close(); it lets go of its connection when it is collected.
            del answer
            gc.collect()

    def status_of(self, error):
        return error.code

    def test_models(self):
        self.configured("scripted-gemini", "any-model")
        self.assertEqual([item.name for item in generativeai.list_models()], [f"models/{word}" for word in WORDS])
