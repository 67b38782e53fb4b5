// A running demo municipality to look at: started here, or taken from TRAAD_URL where
// one already runs.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const PATIENCE_MS = 180_000;

/** Small enough for a debug build, large enough that every page has something to show. */
const SIZE = ['--children', '400', '--years', '4', '--seed', '7'];

/** Starts the demo and resolves to `{ url, stop }` when it has printed its address. */
export function startDemo(size = SIZE) {
  if (process.env.TRAAD_URL) {
    return Promise.resolve({ url: process.env.TRAAD_URL, stop: async () => {} });
  }
  const program = process.env.TRAAD_BIN ?? join(root, 'target/debug/traad');
  const data = mkdtempSync(join(tmpdir(), 'traad-demo-'));
  const child = spawn(program, ['demo', '--port', '0', ...size, '--data', data], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => new Promise((done) => {
    const clean = () => { rmSync(data, { recursive: true, force: true }); done(); };
    if (child.exitCode !== null || child.signalCode) return clean();
    child.once('exit', clean);
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 5_000).unref();
  });
  return new Promise((found, failed) => {
    let said = '';
    const giveUp = (why) => { stop(); failed(new Error(`${why}\n${said.slice(-4000)}`)); };
    const timer = setTimeout(() => giveUp('the demo printed no address in time'), PATIENCE_MS);
    const listen = (chunk) => {
      said += chunk;
      const address = /https?:\/\/[0-9a-z.\[\]:-]+:\d+/i.exec(said);
      if (address) {
        clearTimeout(timer);
        found({ url: address[0], stop });
      }
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (e) => giveUp(`the demo did not start: ${e.message}`));
    child.on('exit', (code) => { clearTimeout(timer); giveUp(`the demo ended with code ${code}`); });
  });
}
