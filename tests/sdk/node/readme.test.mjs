// The README's Node.js examples, run as they stand there against `serve --demo`.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';

import { accessKey, demo, readme, routes, timeoutMs, words } from './context.mjs';

const run = promisify(execFile);
const text = await readFile(readme, 'utf8');
const snippets = [...text.matchAll(/^```javascript\n(.*?)^```/gms)].map((found) => found[1]);
const expected = demo ? 'Say hello' : words.join('');

/** Only the address changes; without keyferry also the path and the key. */
function placed(snippet) {
    if (demo)
        return snippet.replaceAll('http://127.0.0.1:3001', demo);
    return snippet.replaceAll(/http:\/\/127\.0\.0\.1:3001\/proxy\/(\w+)/g, (_, group) => routes[`scripted-${group}`])
        .replaceAll('sk-123456', accessKey);
}

test('README has an example for each provider', () => assert.equal(snippets.length, 3));

for (const [index, snippet] of snippets.entries()) {
    test(`README: ${snippet.split('\n')[0]}`, { timeout: timeoutMs }, async () => {
        const file = new URL(`readme-snippet-${index}.mjs`, import.meta.url);
        await writeFile(file, placed(snippet));
        const { stdout } = await run(process.execPath, [file.pathname], { timeout: timeoutMs });
        assert.ok(stdout.includes(expected), stdout);
    });
}
