// The texts of the Connect page, run as they are copied from there.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { accessKey, model, routes, seen, timeoutMs, words } from './context.mjs';

const run = promisify(execFile);

/** The file of a snippet, beside this one: packages are found from there. */
async function placed(client, channel, group, name) {
    const words = [client, channel, routes[group], accessKey, name];
    const { stdout } = await run(process.env.SDK_SNIPPETS, words, { timeout: timeoutMs });
    const { text } = JSON.parse(stdout).find((snippet) => snippet.file === 'hello.mjs');
    const file = new URL(`connect-${client}-${channel}.mjs`, import.meta.url);
    await writeFile(file, text);
    return file.pathname;
}

const cases = [['openai-node', 'openai'], ['anthropic', 'anthropic'], ['google-genai', 'gemini']];
for (const [client, channel] of cases) {
    test(`Connect page: ${client}`, { timeout: timeoutMs }, async () => {
        const { name, tag } = model('count-5');
        const file = await placed(client, channel, `scripted-${channel}`, name);
        const { stdout } = await run(process.execPath, [file], { timeout: timeoutMs });
        assert.ok(stdout.includes(words.join(' ')), stdout);
        assert.equal((await seen(tag)).length, 1);
    });
}

// Its packages are not here: the text is at least what the language takes.
for (const channel of ['openai', 'openai-response', 'anthropic', 'gemini', 'custom']) {
    test(`Connect page: vercel-ai, ${channel}`, { timeout: timeoutMs }, async () => {
        const file = await placed('vercel-ai', channel, 'scripted-openai', 'any');
        await run(process.execPath, ['--check', file], { timeout: timeoutMs });
    });
}
