import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import Anthropic from '@anthropic-ai/sdk';

import { describeClient } from './cases.mjs';
import { accessKey, route, timeoutMs, words } from './context.mjs';

const weather = { name: 'get_weather', input_schema: { type: 'object', properties: { city: { type: 'string' } } } };

function client(group, key = accessKey) {
    return new Anthropic({ baseURL: route(group, 'anthropic'), apiKey: key, maxRetries: 0, timeout: timeoutMs });
}

const request = (model, text = 'hi') => ({ model, max_tokens: 100, messages: [{ role: 'user', content: text }] });

describeClient('anthropic', {
    provider: 'anthropic',
    errors: {
        400: Anthropic.BadRequestError, 401: Anthropic.AuthenticationError, 404: Anthropic.NotFoundError,
        429: Anthropic.RateLimitError, 500: Anthropic.InternalServerError, 503: Anthropic.InternalServerError,
    },
    statusOf: (error) => error.status,
    async ask(group, model, key) {
        const answer = await client(group, key).messages.create(request(model));
        return answer.content[0].text;
    },
    async* stream(group, model, signal) {
        const events = await client(group).messages.create({ ...request(model), stream: true }, { signal });
        for await (const event of events)
            yield event.type === 'content_block_delta' ? event.delta.text : '';
    },
});

describe('anthropic beyond messages', { timeout: timeoutMs }, () => {
    test('tool call and its result', async () => {
        const { messages } = client('anthropic');
        const asked = await messages.create({ ...request('any-model', 'weather?'), tools: [weather] });
        const call = asked.content.find((block) => block.type === 'tool_use');
        assert.equal(asked.stop_reason, 'tool_use');
        assert.deepEqual(call.input, { city: 'Bergen' });

        const follow = request('any-model', 'weather?');
        follow.messages.push(
            { role: 'assistant', content: asked.content },
            { role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: 'rain' }] });
        const told = await messages.create({ ...follow, tools: [weather] });
        assert.equal(told.content[0].text, 'Rain in Bergen.');
    });

    test('stream helper collects the message', async () => {
        const stream = client('anthropic').messages.stream(request('any-model'));
        let text = '';
        stream.on('text', (piece) => { text += piece; });
        assert.equal((await stream.finalMessage()).content[0].text, text);
    });

    test('models', async () => {
        const listed = await client('scripted-anthropic').models.list();
        assert.deepEqual(listed.data.map((item) => item.id), words);
    });
});
