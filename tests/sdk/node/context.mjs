// What run.py tells the tests, and the questions they ask past keyferry.
import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export const routes = JSON.parse(process.env.SDK_ROUTES);
export const accessKey = process.env.SDK_ACCESS_KEY;
export const goodKeys = JSON.parse(process.env.SDK_GOOD_KEYS);
export const readme = process.env.SDK_README;
export const demo = process.env.SDK_DEMO;
export const command = JSON.parse(process.env.SDK_COMMAND ?? 'null');
export const isDirect = command === null;

export const greeting = 'Hello from the upstream, in several pieces.'; // fixtures.json
export const words = ['one', 'two', 'three', 'four', 'five']; // upstream.py
export const timeoutMs = 20_000;
export const cancelLimitMs = 1_000;
export const maxAttempts = 4; // max_retries is 3

let serial = 0;

/** A model name that plays the scenario, and the tag under which its requests are found. */
export function model(scenario) {
    const tag = `js${process.pid}x${serial++}`;
    return { name: `${scenario}--${tag}`, tag };
}

async function control(verb, tag) {
    const answer = await fetch(`${process.env.SDK_UPSTREAM}/control/${verb}/${tag}`);
    return answer.json();
}

export const seen = (tag) => control('seen', tag);
export const release = (tag) => control('release', tag);

/** How long the upstream takes from now to see its client gone; infinite if it does not. */
export async function millisecondsUntilClosed(tag) {
    const started = performance.now();
    while (performance.now() - started < 5 * cancelLimitMs) {
        if ((await seen(tag)).every((record) => record.closed))
            return performance.now() - started;
        await delay(20);
    }
    return Infinity;
}

export async function keyferry(...words) {
    const { stdout } = await run(command[0], [...words, ...command.slice(1), '--json'], { timeout: timeoutMs });
    return JSON.parse(stdout);
}

/** Base URL of a group, also of one that nobody made. */
export function route(group, provider) {
    return routes[group] ?? routes[provider].replace(`/${provider}`, `/${group}`);
}
