import unittest

import anthropic

from cases import ClientCases
from context import ACCESS_KEY, ROUTES, TIMEOUT_S, WORDS

WEATHER = {"name": "get_weather", "input_schema": {"type": "object", "properties": {"city": {"type": "string"}}}}


def client(group, key=ACCESS_KEY):
    base = ROUTES.get(group, ROUTES["anthropic"].replace("/anthropic", f"/{group}"))
    return anthropic.Anthropic(base_url=base, api_key=key, max_retries=0, timeout=TIMEOUT_S)


def request(model, text="hi"):
    return {"model": model, "max_tokens": 100, "messages": [{"role": "user", "content": text}]}


class AnthropicMessages(ClientCases, unittest.TestCase):
    provider = "anthropic"
    errors = {400: anthropic.BadRequestError, 401: anthropic.AuthenticationError, 404: anthropic.NotFoundError,
              429: anthropic.RateLimitError, 500: anthropic.InternalServerError, 503: anthropic.InternalServerError}

    def ask(self, group, model, key):
        return client(group, key).messages.create(**request(model)).content[0].text

    def stream(self, group, model):
        with client(group).messages.create(**request(model), stream=True) as events:
            for event in events:
                yield event.delta.text if event.type == "content_block_delta" else ""

    def status_of(self, error):
        return error.status_code

    def test_stream_helper_collects_the_message(self):
        with client("anthropic").messages.stream(**request("any-model")) as stream:
            text = "".join(stream.text_stream)
            self.assertEqual(stream.get_final_message().content[0].text, text)

    def test_tool_call_and_its_result(self):
        messages = client("anthropic").messages
        asked = messages.create(**request("any-model", "weather?"), tools=[WEATHER])
        call = next(block for block in asked.content if block.type == "tool_use")
        self.assertEqual((asked.stop_reason, call.name, call.input), ("tool_use", "get_weather", {"city": "Bergen"}))

        follow = request("any-model", "weather?")
        follow["messages"] += [
            {"role": "assistant", "content": [block.to_dict() for block in asked.content]},
            {"role": "user", "content": [{"type": "tool_result", "tool_use_id": call.id, "content": "rain"}]}]
        self.assertEqual(messages.create(**follow, tools=[WEATHER]).content[0].text, "Rain in Bergen.")

    def test_models(self):
        self.assertEqual([item.id for item in client("scripted-anthropic").models.list()], WORDS)
