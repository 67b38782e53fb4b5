// All browser tests against one demo: starts it, hands its address to the node runner,
// stops it. With STEP_TAP set, a countable protocol is written there as well.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { startDemo } from './demo.mjs';

const files = process.argv.length > 2
  ? process.argv.slice(2)
  : readdirSync(import.meta.dirname).filter((name) => name.endsWith('.test.mjs')).sort();
const tap = process.env.STEP_TAP;
const reporters = ['--test-reporter=spec', '--test-reporter-destination=stdout'];
if (tap) reporters.push('--test-reporter=tap', `--test-reporter-destination=${tap}`);

const began = performance.now();
const demo = await startDemo();
console.log(`demo at ${demo.url} after ${((performance.now() - began) / 1000).toFixed(1)} s`);
const code = await new Promise((done) => {
  spawn(process.execPath, ['--test', '--test-concurrency=2', ...reporters, ...files], {
    cwd: import.meta.dirname,
    env: { ...process.env, TRAAD_URL: demo.url },
    stdio: ['ignore', 'inherit', 'inherit'],
  }).on('exit', (code) => done(code ?? 1));
});
await demo.stop();
process.exitCode = code;
