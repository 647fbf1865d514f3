"""A scripted provider: what the third-party mock cannot show, chosen by the model's name.

`<scenario>--<tag>` as the model (`count-3`, `step`, `endless`, `cut`, `status-429`, …) picks the behaviour; the tag, one for each test, names
what was seen. It speaks the formats of OpenAI, Anthropic and Gemini, plain, as server-sent events and as Gemini's JSON
array, and takes files by Google's resumable protocol; there the tag is the file's display name. The tests ask it about
itself, past keyferry:

    GET /control/seen/<tag>      [{"key", "method", "path", "closed", "done"}, …], one for each request that arrived
    GET /control/release/<tag>   lets a `step` stream send its next event
"""

import base64
import hashlib
import json
import re
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

WORDS = ["one", "two", "three", "four", "five"]
STEP_TIMEOUT_S = 20
ENDLESS_LIMIT_S = 30
ENDLESS_GAP_S = 0.05


class OpenAI:
    """Chat completions."""

    done = b"data: [DONE]\n\n"

    @staticmethod
    def event(model, index, word):
        delta = {"content": word} if index else {"role": "assistant", "content": word}
        choice = {"index": 0, "delta": delta, "finish_reason": None}
        return sse({"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": model, "choices": [choice]})

    @staticmethod
    def opening(model):
        return b""

    @staticmethod
    def closing(model):
        choice = {"index": 0, "delta": {}, "finish_reason": "stop"}
        return sse({"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": model, "choices": [choice]}) + OpenAI.done

    @staticmethod
    def answer(model, text):
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return {"id": "c1", "object": "chat.completion", "created": 1, "model": model, "choices": [choice], "usage": usage}

    @staticmethod
    def error(status, message):
        return {"error": {"message": message, "type": "scripted", "param": None, "code": "scripted"}}

    @staticmethod
    def models():
        return {"object": "list", "data": [{"id": w, "object": "model", "created": 1, "owned_by": "scripted"} for w in WORDS]}


class Anthropic:
    """Messages."""

    @staticmethod
    def message(model, content):
        return {"id": "m1", "type": "message", "role": "assistant", "model": model, "content": content, "stop_reason": None,
                "stop_sequence": None, "usage": {"input_tokens": 1, "output_tokens": 1}}

    @staticmethod
    def opening(model):
        block = {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}
        return named_sse({"type": "message_start", "message": Anthropic.message(model, [])}) + named_sse(block)

    @staticmethod
    def event(model, index, word):
        return named_sse({"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": word}})

    @staticmethod
    def closing(model):
        delta = {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": 5}}
        return named_sse({"type": "content_block_stop", "index": 0}) + named_sse(delta) + named_sse({"type": "message_stop"})

    @staticmethod
    def answer(model, text):
        return {**Anthropic.message(model, [{"type": "text", "text": text}]), "stop_reason": "end_turn"}

    @staticmethod
    def error(status, message):
        return {"type": "error", "error": {"type": "scripted_error", "message": message}}

    @staticmethod
    def models():
        data = [{"type": "model", "id": w, "display_name": w, "created_at": "2025-01-01T00:00:00Z"} for w in WORDS]
        return {"data": data, "has_more": False, "first_id": WORDS[0], "last_id": WORDS[-1]}


class Gemini:
    """generateContent; without `alt=sse` the same objects as members of a JSON array."""

    @staticmethod
    def part(text, finish=None):
        candidate = {"content": {"role": "model", "parts": [{"text": text}]}, "index": 0}
        if finish:
            candidate["finishReason"] = finish
        return {"candidates": [candidate]}

    @staticmethod
    def opening(model):
        return b""

    @staticmethod
    def event(model, index, word):
        return sse(Gemini.part(word))

    @staticmethod
    def closing(model):
        usage = {"promptTokenCount": 1, "candidatesTokenCount": 5, "totalTokenCount": 6}
        return sse({**Gemini.part("", "STOP"), "usageMetadata": usage})

    @staticmethod
    def answer(model, text):
        return Gemini.part(text, "STOP")

    @staticmethod
    def error(status, message):
        return {"error": {"code": status, "message": message, "status": "SCRIPTED"}}

    @staticmethod
    def models():
        return {"models": [{"name": f"models/{w}", "displayName": w, "supportedGenerationMethods": ["generateContent"]} for w in WORDS]}


class GeminiArray(Gemini):
    @staticmethod
    def event(model, index, word):
        return (b"[" if index == 0 else b",\r\n") + json.dumps(Gemini.part(word)).encode()

    @staticmethod
    def closing(model):
        return b"]"


def sse(value):
    return f"data: {json.dumps(value)}\n\n".encode()


def named_sse(value):
    return f"event: {value['type']}\n".encode() + sse(value)


class Journal:
    """What arrived, by tag, and the releases of `step` streams."""

    def __init__(self):
        self._changed = threading.Condition()
        self._seen = {}
        self._released = {}

    def add(self, tag, record):
        with self._changed:
            self._seen.setdefault(tag, []).append(record)

    def seen(self, tag):
        with self._changed:
            return [dict(record) for record in self._seen.get(tag, [])]

    def release(self, tag):
        with self._changed:
            self._released[tag] = self._released.get(tag, 0) + 1
            self._changed.notify_all()

    def await_release(self, tag, count):
        with self._changed:
            return self._changed.wait_for(lambda: self._released.get(tag, 0) >= count, STEP_TIMEOUT_S)


class Uploads:
    """Files under way, by the id in the address that a start was answered with."""

    def __init__(self):
        self._lock = threading.Lock()
        self._files = {}

    def start(self, tag, size):
        with self._lock:
            upload_id = f"upload{len(self._files)}"
            self._files[upload_id] = {"tag": tag, "size": size, "data": b""}
            return upload_id

    def tag(self, upload_id):
        with self._lock:
            return self._files[upload_id]["tag"]

    def take(self, upload_id, offset, piece):
        """The file as far as it has come, or None if the piece belongs elsewhere."""
        with self._lock:
            file = self._files[upload_id]
            if offset != len(file["data"]):
                return None
            file["data"] += piece
            return dict(file)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    journal: Journal
    uploads: Uploads
    accepted_keys: frozenset

    def setup(self):
        super().setup()
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def log_message(self, *args):
        pass

    def do_GET(self):
        path = urlsplit(self.path).path
        if path.startswith("/control/"):
            return self.control(*path.split("/")[2:4])
        if not self.credential() in self.accepted_keys:
            return self.answer(401, self.dialect().error(401, "unknown key"))
        return self.answer(200, self.dialect().models())

    def do_POST(self):
        if urlsplit(self.path).path.startswith("/upload/"):
            return self.upload()
        body = json.loads(self.read_body() or b"{}")
        model = body.get("model") or re.search(r"models/([^:/]+)", self.path).group(1)
        scenario, _, tag = model.partition("--")
        record = {"key": self.credential(), "method": self.command, "path": self.path, "closed": False, "done": False}
        self.journal.add(tag, record)
        try:
            self.play(scenario, tag, model, body)
        except OSError:
            record["closed"] = True
            self.close_connection = True
        record["done"] = True

    def upload(self):
        body = self.read_body()
        commands = self.headers.get("X-Goog-Upload-Command", "").replace(" ", "").split(",")
        upload_id = parse_qs(urlsplit(self.path).query).get("upload_id", [""])[0]
        tag = self.display_name(json.loads(body)["file"]) if "start" in commands else self.uploads.tag(upload_id)
        self.journal.add(tag, {"key": self.credential(), "method": self.command, "path": self.path, "closed": False, "done": True})
        # As Google: whoever knows the address of an upload may send its pieces.
        if "start" in commands and self.credential() not in self.accepted_keys:
            return self.answer(401, Gemini.error(401, "unknown key"))
        if "start" in commands:
            upload_id = self.uploads.start(tag, int(self.headers["X-Goog-Upload-Header-Content-Length"]))
            asked = urlsplit(self.path)
            query = "&".join(filter(None, [asked.query, f"upload_id={upload_id}&upload_protocol=resumable"]))
            address = f"http://{self.headers['Host']}{asked.path}?{query}"
            return self.answer(200, {}, {"X-Goog-Upload-Status": "active", "X-Goog-Upload-URL": address})

        file = self.uploads.take(upload_id, int(self.headers["X-Goog-Upload-Offset"]), body)
        if file is None:
            return self.answer(400, Gemini.error(400, "a piece at the wrong place"))
        if "finalize" not in commands:
            return self.answer(200, {}, {"X-Goog-Upload-Status": "active"})
        status = 200 if len(file["data"]) == file["size"] else 400
        digest = base64.b64encode(hashlib.sha256(file["data"]).digest()).decode()
        resource = {"name": f"files/{upload_id}", "displayName": tag, "sizeBytes": str(len(file["data"])), "sha256Hash": digest}
        self.answer(status, {"file": resource}, {"X-Goog-Upload-Status": "final"})

    @staticmethod
    def display_name(file):
        return file.get("displayName") or file["display_name"]  # Google reads both spellings

    def control(self, verb, tag):
        if verb == "release":
            self.journal.release(tag)
        self.answer(200, self.journal.seen(tag))

    def play(self, scenario, tag, model, body):
        dialect = self.dialect()
        status = re.fullmatch(r"status-(\d+)", scenario)
        if self.credential() not in self.accepted_keys:
            self.answer(401, dialect.error(401, "unknown key"))
        elif status:
            self.answer(int(status[1]), dialect.error(int(status[1]), f"scripted {status[1]}"))
        elif body.get("stream") or ":streamGenerateContent" in self.path:
            self.stream(scenario, tag, model, dialect)
        elif "requests" in body:
            self.answer(200, {"embeddings": [{"values": [float(index), 0.5]} for index in range(len(body["requests"]))]})
        else:
            self.answer(200, dialect.answer(model, " ".join(WORDS)))

    def stream(self, scenario, tag, model, dialect):
        self.send_response(200)
        self.send_header("Content-Type", "application/json" if dialect is GeminiArray else "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.chunk(dialect.opening(model))
        if scenario == "endless":
            return self.stream_until_closed(model, dialect)

        for index, word in enumerate(WORDS):
            if scenario == "step" and not self.journal.await_release(tag, index):
                return self.reset()
            if scenario == "cut" and index == 2:
                return self.reset()
            self.chunk(dialect.event(model, index, word))
        self.chunk(dialect.closing(model))
        self.wfile.write(b"0\r\n\r\n")

    def stream_until_closed(self, model, dialect):
        deadline = time.monotonic() + ENDLESS_LIMIT_S
        index = 0
        while time.monotonic() < deadline:
            self.chunk(dialect.event(model, index, "again"))
            index += 1
            self.raise_if_closed(ENDLESS_GAP_S)
        self.reset()

    def raise_if_closed(self, seconds):
        self.connection.settimeout(seconds)
        try:
            if self.connection.recv(1, socket.MSG_PEEK) == b"":
                raise ConnectionResetError
        except TimeoutError:
            pass
        finally:
            self.connection.settimeout(None)

    def reset(self):
        # Linger 0: the peer sees a reset in the middle of the body rather than an orderly end.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.connection.close()
        self.close_connection = True

    def chunk(self, data):
        if data:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")

    def answer(self, status, value, fields=None):
        body = json.dumps(value).encode()
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After-Ms", "1")  # else keyferry rests the keys that the next cases need
        for name, text in (fields or {}).items():
            self.send_header(name, text)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def read_body(self):
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        while self.rfile.readline() not in (b"\r\n", b""):
            pass
        return body

    def dialect(self):
        path = urlsplit(self.path)
        if "x-goog-api-key" in self.headers or path.path.startswith("/v1beta/"):
            array = ":streamGenerateContent" in path.path and "alt=sse" not in path.query
            return GeminiArray if array else Gemini
        return Anthropic if "anthropic-version" in self.headers else OpenAI

    def credential(self):
        bearer = re.fullmatch(r"[Bb]earer (.+)", self.headers.get("Authorization", ""))
        query = parse_qs(urlsplit(self.path).query).get("key", [""])[0]
        return (bearer and bearer[1]) or self.headers.get("x-api-key") or self.headers.get("x-goog-api-key") or query


class ScriptedUpstream:
    """Serves from threads of this process until stop()."""

    def __init__(self, accepted_keys):
        handler = type("ScriptedHandler", (Handler,), {"journal": Journal(), "uploads": Uploads(), "accepted_keys": frozenset(accepted_keys)})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *args: None  # a peer that leaves is a scenario, not a fault
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()
