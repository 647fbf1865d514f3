import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';

import OpenAI, { toFile } from 'openai';

import { describeClient } from './cases.mjs';
import { accessKey, route, timeoutMs, words } from './context.mjs';

const weather = {
    type: 'function',
    function: { name: 'get_weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
};

function client(group, key = accessKey) {
    return new OpenAI({ baseURL: `${route(group, 'openai')}/v1`, apiKey: key, maxRetries: 0, timeout: timeoutMs });
}

const messages = (text = 'hi') => [{ role: 'user', content: text }];

describeClient('openai', {
    provider: 'openai',
    errors: {
        400: OpenAI.BadRequestError, 401: OpenAI.AuthenticationError, 404: OpenAI.NotFoundError,
        429: OpenAI.RateLimitError, 500: OpenAI.InternalServerError, 503: OpenAI.InternalServerError,
    },
    statusOf: (error) => error.status,
    async ask(group, model, key) {
        const answer = await client(group, key).chat.completions.create({ model, messages: messages() });
        return answer.choices[0].message.content;
    },
    async* stream(group, model, signal) {
        const events = await client(group).chat.completions.create({ model, messages: messages(), stream: true }, { signal });
        for await (const event of events)
            yield event.choices[0]?.delta.content;
    },
});

// As a browser does it, which can set no header; the library insists on wss there.
function spokenInBrowser(group) {
    return new Promise((resolve, reject) => {
        const url = `${route(group, 'openai')}/v1/realtime?model=gpt-realtime`.replace(/^http/, 'ws');
        const socket = new WebSocket(url, ['realtime', `openai-insecure-api-key.${accessKey}`, 'openai-beta.realtime-v1']);
        const seen = { text: '', echo: '' };
        const sound = randomBytes(700_000);
        socket.binaryType = 'arraybuffer';
        socket.onopen = () => {
            socket.send(sound);
            socket.send(JSON.stringify({ type: 'response.create' }));
        };
        socket.onmessage = ({ data }) => {
            if (typeof data !== 'string') {
                seen.echo = Buffer.from(data).equals(sound) ? 'same' : 'other';
                return;
            }
            const event = JSON.parse(data);
            seen.place ??= event.place;
            seen.text += event.delta ?? '';
            if (event.type === 'response.done')
                socket.close(1000);
        };
        socket.onerror = (event) => reject(event.error ?? new Error('no WebSocket'));
        socket.onclose = ({ code }) => resolve({ ...seen, code, protocol: socket.protocol });
    });
}

describe('openai beyond chat', { timeout: timeoutMs }, () => {
    test('realtime from a browser', async () => {
        const expected = { text: words.join(''), echo: 'same', place: 'subprotocol', code: 1000, protocol: 'realtime' };
        for (let round = 0; round < 3; ++round) // one of the handshakes meets the key that is refused
            assert.deepEqual(await spokenInBrowser('live-openai'), expected);
    });

    test('tool call and its result', async () => {
        const chat = client('openai').chat.completions;
        const asked = await chat.create({ model: 'any-model', messages: messages('weather?'), tools: [weather] });
        const { message, finish_reason: reason } = asked.choices[0];
        const [call] = message.tool_calls;
        assert.equal(reason, 'tool_calls');
        assert.deepEqual(JSON.parse(call.function.arguments), { city: 'Bergen' });

        const result = { role: 'tool', tool_call_id: call.id, content: 'rain' };
        const told = await chat.create({ model: 'any-model', messages: [...messages('weather?'), message, result], tools: [weather] });
        assert.equal(told.choices[0].message.content, 'Rain in Bergen.');
    });

    test('responses, plain and streamed', async () => {
        const { responses } = client('openai');
        const answer = await responses.create({ model: 'any-model', input: 'hi' });
        assert.match(answer.output_text, /several pieces/);

        let text = '';
        for await (const event of await responses.create({ model: 'any-model', input: 'hi', stream: true })) {
            if (event.type === 'response.output_text.delta')
                text += event.delta;
        }
        assert.equal(text, answer.output_text);
    });

    test('embeddings', async () => {
        const answer = await client('openai').embeddings.create({ model: 'text-embedding-3-small', input: ['one', 'two'] });
        assert.equal(answer.data.length, 2);
        assert.notDeepEqual(answer.data[0].embedding, answer.data[1].embedding);
    });

    test('models', async () => {
        const listed = await client('scripted-openai').models.list();
        assert.deepEqual(listed.data.map((item) => item.id), words);
    });

    test('file comes back as it went', async () => {
        const content = randomBytes(3 * 1024 * 1024);
        const { files } = client('openai');
        const uploaded = await files.create({ file: await toFile(content, 'data.bin'), purpose: 'user_data' });
        assert.equal(uploaded.bytes, content.length);
        const back = Buffer.from(await (await files.content(uploaded.id)).arrayBuffer());
        assert.ok(back.equals(content));
    });
});
