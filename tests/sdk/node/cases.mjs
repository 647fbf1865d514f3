// What every client must see, whatever its provider. A client is an adapter; the cases are written once.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';

import {
    accessKey, cancelLimitMs, greeting, isDirect, keyferry, maxAttempts, millisecondsUntilClosed, model, release, seen, timeoutMs, words,
} from './context.mjs';

const badKeyMask = 'sk-b…0000';
const countersLimitMs = 5_000;

/** Mask -> failures, once the counters of the group's six requests have reached the store: they go there in batches. */
async function failuresOf(group) {
    for (const started = performance.now(); ; await delay(100)) {
        const { keys } = await keyferry('key', 'list', group);
        const served = keys.reduce((sum, key) => sum + key.requests - key.failures, 0);
        if (served >= 6 || performance.now() - started > countersLimitMs)
            return new Map(keys.map((key) => [key.mask, key.failures]));
    }
}

/**
 * client.provider                     name of the group whose upstream is the third-party mock
 * client.ask(group, model, key)       the text of a plain answer
 * client.stream(group, model, signal) an async iterable of texts; the signal leaves
 * client.errors                       status -> exception class
 * client.statusOf(error)              the status that the exception carries
 */
export function describeClient(title, client) {
    const scripted = `scripted-${client.provider}`;
    const options = { timeout: timeoutMs };
    const throughKeyferry = { ...options, skip: isDirect && 'straight at the upstream' };

    async function refused(promise, status) {
        const error = await promise.then(() => assert.fail('no exception'), (raised) => raised);
        assert.ok(error instanceof client.errors[status], `${error?.constructor?.name} for ${status}: ${error}`);
        assert.equal(client.statusOf(error), status);
        return error;
    }

    describe(title, () => {
        test('plain answer', options, async () => {
            assert.equal(await client.ask(client.provider, 'any-model', accessKey), greeting);
        });

        test('stream of the mock', options, async () => {
            const pieces = [];
            for await (const piece of client.stream(client.provider, 'any-model')) {
                if (piece)
                    pieces.push(piece);
            }
            assert.equal(pieces.join(''), greeting);
            assert.ok(pieces.length > 1);
        });

        test('each event arrives before the next is sent', options, async () => {
            const { name, tag } = model('step');
            const got = [];
            for (let ahead = 0; ahead < (client.eventsReadAhead ?? 0); ++ahead)
                await release(tag);
            // The upstream holds each event back until the client says it has the one before: buffering would end in a timeout.
            for await (const piece of client.stream(scripted, name)) {
                if (piece) {
                    got.push(piece);
                    await release(tag);
                }
            }
            assert.deepEqual(got, words);
        });

        test('cut stream is an error', options, async () => {
            await assert.rejects(async () => {
                for await (const piece of client.stream(scripted, model('cut').name))
                    void piece;
            });
        });

        test('leaving cancels at the upstream', options, async () => {
            const { name, tag } = model('endless');
            const abort = new AbortController();
            let count = 0;
            try {
                for await (const piece of client.stream(scripted, name, abort.signal)) {
                    void piece;
                    if (++count === 3) {
                        assert.deepEqual((await seen(tag)).map((record) => record.closed), [false]);
                        abort.abort();
                        break;
                    }
                }
            } catch (error) {
                assert.match(String(error), /abort/i);
            }
            assert.equal(count, 3);
            assert.ok(await millisecondsUntilClosed(tag) < cancelLimitMs);
        });

        for (const status of [400, 404, 429, 500, 503]) {
            test(`${status} of the upstream raises the client's own exception`, options, async () => {
                const { name, tag } = model(`status-${status}`);
                const error = await refused(client.ask(scripted, name, accessKey), status);
                assert.match(error.message, new RegExp(`scripted ${status}`));

                const keys = (await seen(tag)).map((record) => record.key);
                const isRetried = !isDirect && ![400, 404].includes(status);
                assert.equal(keys.length, isRetried ? maxAttempts : 1);
                assert.equal(new Set(keys).size, keys.length, 'a retry used a key again while another was left');
            });
        }

        test('wrong access key', throughKeyferry, async () => {
            const wrong = 'sk-somebody-elses';
            for (const group of [client.provider, 'no-such-group']) {
                const error = await refused(client.ask(group, 'any-model', wrong), 401);
                assert.ok(!error.message.includes(wrong));
            }
        });

        test('group without a key', throughKeyferry, async () => {
            await refused(client.ask(`empty-${client.provider}`, 'any-model', accessKey), 503);
        });

        test('unknown group', throughKeyferry, async () => {
            await refused(client.ask('no-such-group', 'any-model', accessKey), 404);
        });

        test('bad key of the pool never shows', throughKeyferry, async () => {
            const group = `pooled-${client.provider}`;
            for (let asked = 0; asked < 6; ++asked)
                assert.equal(await client.ask(group, 'any-model', accessKey), greeting);

            const failures = await failuresOf(group);
            assert.ok(failures.get(badKeyMask) > 0, 'the bad key was never tried');
            failures.delete(badKeyMask);
            assert.deepEqual([...failures.values()], [0, 0]);
        });
    });
}
