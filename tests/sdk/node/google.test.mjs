import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, test } from 'node:test';

import { ApiError, GoogleGenAI } from '@google/genai';
import { GoogleGenerativeAI, GoogleGenerativeAIFetchError } from '@google/generative-ai';

import { describeClient } from './cases.mjs';
import { accessKey, goodKeys, isDirect, model, route, seen, timeoutMs, words } from './context.mjs';

const statuses = [400, 401, 404, 429, 500, 503];

function client(group, key = accessKey) {
    // The library's own default is v1, which the mock does not speak; both are common among clients.
    const apiVersion = group.startsWith('scripted') ? 'v1' : 'v1beta';
    return new GoogleGenAI({ apiKey: key, apiVersion, httpOptions: { baseUrl: route(group, 'gemini'), timeout: timeoutMs } });
}

describeClient('@google/genai', {
    provider: 'gemini',
    errors: Object.fromEntries(statuses.map((status) => [status, ApiError])),
    statusOf: (error) => error.status,
    async ask(group, name, key) {
        return (await client(group, key).models.generateContent({ model: name, contents: 'hi' })).text;
    },
    async* stream(group, name, signal) {
        const config = { abortSignal: signal };
        for await (const event of await client(group).models.generateContentStream({ model: name, contents: 'hi', config }))
            yield event.text;
    },
});

function olderModel(group, name, key = accessKey) {
    return new GoogleGenerativeAI(key).getGenerativeModel({ model: name }, { baseUrl: route(group, 'gemini'), timeout: timeoutMs });
}

describeClient('@google/generative-ai', {
    provider: 'gemini',
    errors: Object.fromEntries(statuses.map((status) => [status, GoogleGenerativeAIFetchError])),
    statusOf: (error) => error.status,
    async ask(group, name, key) {
        return (await olderModel(group, name, key).generateContent('hi')).response.text();
    },
    async* stream(group, name, signal) {
        const { stream, response } = await olderModel(group, name).generateContentStream('hi', { signal });
        response.catch(() => {}); // the same failure as the stream's, told a second time
        for await (const event of stream)
            yield event.text();
    },
});

function spoken(group) {
    return new Promise((resolve, reject) => {
        let text = '';
        let place = '';
        const callbacks = {
            onmessage(message) {
                text += message.text ?? '';
                place ||= message.setupComplete?.sessionId;
                if (message.serverContent?.turnComplete)
                    session.then((open) => open.close());
            },
            onerror: (event) => reject(event.error ?? new Error(event.message)),
            onclose: () => resolve({ text, place }),
        };
        const session = client(group).live.connect({ model: 'gemini-live', config: { responseModalities: ['TEXT'] }, callbacks });
        session.then((open) => open.sendClientContent({ turns: [{ role: 'user', parts: [{ text: 'hi' }] }] }), reject);
    });
}

describe('google beyond text', { timeout: timeoutMs }, () => {
    test('tool call', async () => {
        const declaration = { name: 'get_weather', parameters: { type: 'OBJECT', properties: { city: { type: 'STRING' } } } };
        const answer = await client('gemini').models.generateContent({
            model: 'any-model', contents: 'weather?', config: { tools: [{ functionDeclarations: [declaration] }] },
        });
        assert.deepEqual(answer.functionCalls[0].args, { city: 'Bergen' });
    });

    test('embeddings', async () => {
        const { models } = client('scripted-gemini'); // the library asks for batches, which the mock does not speak
        const answer = await models.embedContent({ model: model('embed').name, contents: ['one', 'two'] });
        assert.deepEqual(answer.embeddings.map((item) => item.values), [[0, 0.5], [1, 0.5]]);
    });

    test('live', async () => {
        for (let round = 0; round < 3; ++round) // one of the handshakes meets the key that is refused
            assert.deepEqual(await spoken('live-gemini'), { text: words.join(''), place: 'query' });
    });

    for (const transport of ['direct', 'qnam']) {
        test(`file upload, ${transport}`, async () => {
            const data = new Uint8Array(9 * 1024 * 1024).map((_, index) => index % 251); // the library sends pieces of 8 MiB
            const { tag } = model('upload');
            const { files } = client(`scripted-gemini-${transport}`);
            const file = await files.upload({ file: new Blob([data]), config: { displayName: tag, mimeType: 'application/octet-stream' } });
            assert.equal(file.sha256Hash, createHash('sha256').update(data).digest('base64'));
            assert.equal(file.displayName, tag);
            const records = await seen(tag);
            assert.equal(records.length, 3); // the start and two pieces
            for (const { key, path } of records)
                assert.ok(isDirect || (goodKeys.includes(key) && !path.includes(accessKey)));
        });
    }

    test('models', async () => {
        const names = [];
        for await (const item of await client('scripted-gemini').models.list())
            names.push(item.name);
        assert.deepEqual(names, words.map((word) => `models/${word}`));
    });
});
