"""A scripted provider over WebSocket: what of OpenAI Realtime and Gemini Live the tests need, with the key in every place it may stand.

`/v1/realtime` answers `response.create` with WORDS as text deltas, Gemini's path a turn with WORDS as parts; both echo binary messages. A
handshake without an accepted key gets 401. `place` in the first message tells where the key stood.
"""

import json
import re
import threading
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import serve

from upstream import WORDS

KEY_PROTOCOL = "openai-insecure-api-key."


def credentials(request):
    """The key by the place where it stands."""
    bearer = re.fullmatch(r"[Bb]earer (.+)", request.headers.get("Authorization", ""))
    offered = re.split(r"\s*,\s*", request.headers.get("Sec-WebSocket-Protocol", ""))
    protocol = next((name for name in offered if name.startswith(KEY_PROTOCOL)), "")
    found = {"bearer": bearer and bearer[1], "x-goog-api-key": request.headers.get("x-goog-api-key"),
             "query": parse_qs(urlsplit(request.path).query).get("key", [None])[0],
             "subprotocol": protocol.removeprefix(KEY_PROTOCOL)}
    return {place: key for place, key in found.items() if key}


class ScriptedRealtime:
    """Serves from threads of this process until stop()."""

    def __init__(self, accepted_keys):
        self._accepted = frozenset(accepted_keys)
        self._server = serve(self._serve, "127.0.0.1", 0, process_request=self._admit, select_subprotocol=self._select)
        self.url = f"http://127.0.0.1:{self._server.socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self):
        self._server.shutdown()
        self._thread.join()

    def _admit(self, connection, request):
        keys = credentials(request)
        if len(keys) != 1 or not self._accepted.issuperset(keys.values()):
            return connection.respond(401, json.dumps({"error": {"message": "unknown key", "code": "invalid_api_key"}}))
        return None

    @staticmethod
    def _select(connection, offered):
        return "realtime" if "realtime" in offered else None

    def _serve(self, connection):
        place, = credentials(connection.request)
        is_gemini = "/ws/google.ai.generativelanguage." in connection.request.path
        if not is_gemini:
            connection.send(json.dumps({"type": "session.created", "place": place}))
        try:
            for message in connection:
                if isinstance(message, bytes):
                    connection.send(message)
                    continue
                events = gemini_events(json.loads(message), place) if is_gemini else openai_events(json.loads(message))
                for event in events:
                    connection.send(json.dumps(event))
        except ConnectionClosed:
            pass  # a peer that leaves is a scenario, not a fault


def gemini_events(message, place):
    if "setup" in message:
        yield {"setupComplete": {"sessionId": place}}
    elif "clientContent" in message:
        for word in WORDS:
            yield {"serverContent": {"modelTurn": {"role": "model", "parts": [{"text": word}]}}}
        yield {"serverContent": {"turnComplete": True}}


def openai_events(message):
    if message["type"] == "response.create":
        for word in WORDS:
            yield {"type": "response.output_text.delta", "delta": word}
        yield {"type": "response.done"}
