"""What every client must see, whatever its provider. A client is an adapter; the cases are written once."""

import time

from context import (ACCESS_KEY, CANCEL_LIMIT_S, COMMAND, GREETING, MAX_ATTEMPTS, WORDS, keyferry, model, release,
                     seconds_until_closed, seen, through_keyferry)

BAD_KEY_MASK = "sk-b…0000"
COUNTERS_LIMIT_S = 5


def failures_of(group):
    """Mask -> failures, once the counters of the group's six requests have reached the store: they go there in batches."""
    deadline = time.monotonic() + COUNTERS_LIMIT_S
    while True:
        keys = keyferry("key", "list", group)["keys"]
        if sum(key["requests"] - key["failures"] for key in keys) >= 6 or time.monotonic() > deadline:
            return {key["mask"]: key["failures"] for key in keys}
        time.sleep(0.1)


class ClientCases:
    """Mixed into a TestCase whose class also has:

    provider                        name of the group whose upstream is the third-party mock
    ask(group, model, key)          the text of a plain answer
    stream(group, model)            an iterator of texts whose close() leaves
    errors                          status -> exception class
    status_of(error)                the status that the exception carries
    """

    streams_from_mock = True
    events_read_ahead = 0

    def ask_default(self, group, key=ACCESS_KEY):
        return self.ask(group, "any-model", key)

    def scripted(self):
        return f"scripted-{self.provider}"

    def test_plain_answer(self):
        self.assertEqual(self.ask_default(self.provider), GREETING)

    def test_stream_of_the_mock(self):
        if not self.streams_from_mock:
            self.skipTest("the mock does not speak this client's way of streaming")
        pieces = [piece for piece in self.stream(self.provider, "any-model") if piece]
        self.assertEqual("".join(pieces), GREETING)
        self.assertGreater(len(pieces), 1)

    def test_each_event_arrives_before_the_next_is_sent(self):
        name, tag = model("step")
        got = []
        for _ in range(self.events_read_ahead):
            release(tag)
        # The upstream holds each event back until the client says it has the one before: buffering would end in a timeout.
        for piece in self.stream(self.scripted(), name):
            if piece:
                got.append(piece)
                release(tag)
        self.assertEqual(got, WORDS)

    def test_cut_stream_is_an_error(self):
        name, _ = model("cut")
        got = []
        with self.assertRaises(Exception):
            got.extend(piece for piece in self.stream(self.scripted(), name) if piece)

    def test_leaving_cancels_at_the_upstream(self):
        name, tag = model("endless")
        pieces = self.stream(self.scripted(), name)
        for _ in range(3):
            next(pieces)
        self.assertEqual([record["closed"] for record in seen(tag)], [False])
        pieces.close()
        self.assertLess(seconds_until_closed(tag), CANCEL_LIMIT_S)

    def test_errors_of_the_upstream_raise_the_clients_own_exception(self):
        for status in (400, 404, 429, 500, 503):
            with self.subTest(status=status):
                name, tag = model(f"status-{status}")
                with self.assertRaises(self.errors[status]) as raised:
                    self.ask(self.scripted(), name, ACCESS_KEY)
                self.assertEqual(self.status_of(raised.exception), status)
                self.assertIn(f"scripted {status}", str(raised.exception))
                self.check_attempts(status, seen(tag))

    def check_attempts(self, status, records):
        is_retried = COMMAND is not None and status not in (400, 404)
        self.assertEqual(len(records), MAX_ATTEMPTS if is_retried else 1)
        keys = {record["key"] for record in records}
        self.assertEqual(len(keys), len(records), "a retry used a key again while another was left")

    @through_keyferry
    def test_wrong_access_key(self):
        self.check_refusal(401, self.provider, "sk-somebody-elses")

    @through_keyferry
    def test_wrong_access_key_says_nothing_about_groups(self):
        self.check_refusal(401, "no-such-group", "sk-somebody-elses")

    @through_keyferry
    def test_group_without_a_key(self):
        self.check_refusal(503, f"empty-{self.provider}", ACCESS_KEY)

    @through_keyferry
    def test_unknown_group(self):
        self.check_refusal(404, "no-such-group", ACCESS_KEY)

    def check_refusal(self, status, group, key):
        with self.assertRaises(self.errors[status]) as raised:
            self.ask_default(group, key)
        self.assertEqual(self.status_of(raised.exception), status)
        self.assertNotIn(key, str(raised.exception))

    @through_keyferry
    def test_bad_key_of_the_pool_never_shows(self):
        group = f"pooled-{self.provider}"
        for _ in range(6):
            self.assertEqual(self.ask_default(group), GREETING)
        failures = failures_of(group)
        self.assertGreater(failures.pop(BAD_KEY_MASK), 0, "the bad key was never tried")
        self.assertEqual(list(failures.values()), [0, 0])
