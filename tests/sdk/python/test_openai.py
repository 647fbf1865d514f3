import json
import os
import unittest

import openai
from websockets.exceptions import InvalidStatus

from cases import ClientCases
from context import ACCESS_KEY, GREETING, ROUTES, TIMEOUT_S, WORDS

WEATHER = {"type": "function", "function": {"name": "get_weather", "parameters": {
    "type": "object", "properties": {"city": {"type": "string"}}}}}


def client(group, key=ACCESS_KEY):
    base = ROUTES.get(group, ROUTES["openai"].replace("/openai", f"/{group}"))
    return openai.OpenAI(base_url=f"{base}/v1", api_key=key, max_retries=0, timeout=TIMEOUT_S)


def messages(text="hi"):
    return [{"role": "user", "content": text}]


class OpenAiChat(ClientCases, unittest.TestCase):
    provider = "openai"
    errors = {400: openai.BadRequestError, 401: openai.AuthenticationError, 404: openai.NotFoundError,
              429: openai.RateLimitError, 500: openai.InternalServerError, 503: openai.InternalServerError}

    def ask(self, group, model, key):
        answer = client(group, key).chat.completions.create(model=model, messages=messages())
        return answer.choices[0].message.content

    def stream(self, group, model):
        with client(group).chat.completions.create(model=model, messages=messages(), stream=True) as events:
            for event in events:
                yield event.choices[0].delta.content if event.choices else ""

    def status_of(self, error):
        return error.status_code

    def test_tool_call_and_its_result(self):
        chat = client("openai").chat.completions
        asked = chat.create(model="any-model", messages=messages("weather?"), tools=[WEATHER]).choices[0]
        call = asked.message.tool_calls[0]
        self.assertEqual((asked.finish_reason, call.function.name), ("tool_calls", "get_weather"))
        self.assertEqual(json.loads(call.function.arguments), {"city": "Bergen"})

        result = {"role": "tool", "tool_call_id": call.id, "content": "rain"}
        told = chat.create(model="any-model", messages=[*messages("weather?"), asked.message, result], tools=[WEATHER])
        self.assertEqual(told.choices[0].message.content, "Rain in Bergen.")

    def test_streamed_tool_call(self):
        events = client("openai").chat.completions.create(
            model="any-model", messages=messages("weather?"), tools=[WEATHER], stream=True)
        calls = [call for event in events if event.choices for call in event.choices[0].delta.tool_calls or []]
        self.assertEqual(json.loads("".join(call.function.arguments or "" for call in calls)), {"city": "Bergen"})

    def test_responses(self):
        answer = client("openai").responses.create(model="any-model", input="hi")
        self.assertIn("several pieces", answer.output_text)

    def test_responses_streamed(self):
        events = list(client("openai").responses.create(model="any-model", input="hi", stream=True))
        deltas = [event.delta for event in events if event.type == "response.output_text.delta"]
        self.assertIn("several pieces", "".join(deltas))
        self.assertEqual(events[-1].type, "response.completed")

    def test_embeddings(self):
        answer = client("openai").embeddings.create(model="text-embedding-3-small", input=["one", "two"])
        self.assertEqual([item.index for item in answer.data], [0, 1])
        self.assertGreater(len(answer.data[0].embedding), 100)
        self.assertNotEqual(answer.data[0].embedding, answer.data[1].embedding)

    def test_models(self):
        self.assertEqual([item.id for item in client("scripted-openai").models.list()], WORDS)
        self.assertIn("gpt-4o", [item.id for item in client("openai").models.list()])

    def test_file_comes_back_as_it_went(self):
        content = os.urandom(3 * 1024 * 1024)
        files = client("openai").files
        uploaded = files.create(file=("data.bin", content), purpose="user_data")
        self.assertEqual(uploaded.bytes, len(content))
        self.assertEqual(files.content(uploaded.id).read(), content)

    def test_realtime(self):
        for group in ("openai", "pooled-openai"):  # in the second one a handshake meets a key that is refused
            for _ in range(3):
                with self.subTest(group=group):
                    self.assertEqual(self.spoken(group), GREETING)

    def spoken(self, group):
        item = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "hi"}]}
        with client(group).realtime.connect(model="gpt-realtime") as connection:
            connection.session.update(session={"type": "realtime", "output_modalities": ["text"]})
            connection.conversation.item.create(item=item)
            connection.response.create()
            text = ""
            for event in connection:
                if event.type == "error":
                    self.fail(event.error.message)
                if event.type == "response.output_text.delta":
                    text += event.delta
                if event.type == "response.done":
                    return text

    def test_realtime_with_a_wrong_key(self):
        with self.assertRaises(InvalidStatus) as caught:
            with client("openai", "sk-wrong").realtime.connect(model="gpt-realtime"):
                pass
        self.assertEqual(caught.exception.response.status_code, 401)
