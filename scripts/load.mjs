// Load on a running server: 8 clients walk random cases, goals, indicators and month-ends,
// half of the addresses never asked for before. Prints the 50th, 95th and 99th percentile
// per kind of page, the resident memory and the time until ready.
//
//   node scripts/load.mjs [--program target/release/traad] [--data DIR] [--seconds 30] [--clients 8]
//
// DIR holds a demo made before (it is made where there is none). Node only, no packages.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: set } = parseArgs({
  options: {
    program: { type: 'string', default: 'target/release/traad' },
    data: { type: 'string', default: mkdtempSync(join(tmpdir(), 'traad-load-')) },
    children: { type: 'string', default: '11000' },
    years: { type: 'string', default: '10' },
    seconds: { type: 'string', default: '30' },
    clients: { type: 'string', default: '8' },
    bar: { type: 'string', default: '50' },
  },
});

/** Numbers that are the same in every run. */
let state = 20261122;
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};

/** Starts the program and resolves when it has printed its address. */
function start(args) {
  const began = performance.now();
  const child = spawn(set.program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((found, failed) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const address = /https?:\/\/[0-9a-z.:]+:\d+/i.exec(said);
      if (address) found({ child, url: new URL(address[0]), ready: performance.now() - began });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => failed(new Error(`ended with ${code}\n${said}`)));
  });
}

const stop = (child) => new Promise((done) => {
  child.removeAllListeners('exit');
  child.once('exit', done);
  child.kill('SIGINT');
});

/** One request; the time runs until the last byte of the answer. */
function fetchPage(agent, url, path, { method = 'GET', cookie, body } = {}) {
  return new Promise((done, failed) => {
    const began = performance.now();
    const headers = { ...(cookie && { cookie }), ...(body && { 'content-type': 'application/x-www-form-urlencoded' }) };
    const req = request({ agent, host: url.hostname, port: url.port, path, method, headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => done({
        status: answer.statusCode, headers: answer.headers,
        text: Buffer.concat(parts).toString('utf8'), ms: performance.now() - began,
      }));
    });
    req.on('error', failed);
    req.end(body);
  });
}

async function logIn(agent, url, role) {
  const page = await fetchPage(agent, url, '/login');
  const button = page.text.match(/<button[^>]*>/g).find((tag) => tag.includes(`data-role="${role}"`));
  const person = /value="([^"]+)"/.exec(button)[1];
  // The form carries a token that belongs to the cookie which came with the page.
  const token = /name="_token" value="([^"]+)"/.exec(page.text)[1];
  const cookie = page.headers['set-cookie'].map((c) => c.split(';')[0]).join('; ');
  const body = `_token=${token}&person=${encodeURIComponent(person)}`;
  const answer = await fetchPage(agent, url, '/login', { method: 'POST', cookie, body });
  return answer.headers['set-cookie'].map((c) => c.split(';')[0]).join('; ');
}

const linksIn = (text, pattern) => [...new Set([...text.matchAll(/href="([^"]+)"/g)].map((m) => m[1].replaceAll('&amp;', '&')).filter((h) => pattern.test(h)))];
const monthEnds = Array.from({ length: 9 * 12 }, (_, i) => new Date(Date.UTC(2017, i + 1, 0)).toISOString().slice(0, 10));

// A demo makes the municipality; what is measured is the server on its database.
mkdirSync(set.data, { recursive: true });
const database = join(set.data, 'demo.db');
if (!existsSync(database)) {
  const made = await start(['demo', '--port', '0', '--children', set.children, '--years', set.years, '--data', set.data]);
  console.log(`made in ${(made.ready / 1000).toFixed(1)} s`);
  await stop(made.child);
}
const { child, url, ready } = await start(['demo', '--keep', '--port', '0', '--data', set.data]);
const agent = new Agent({ keepAlive: true, maxSockets: Number(set.clients) });
const cookie = await logIn(agent, url, 'head');
const get = (path) => fetchPage(agent, url, path, { cookie });

const goals = linksIn((await get('/goals')).text, /^\/goals\/[^?]+$/);
const indicators = new Set();
for (const goal of goals) for (const link of linksIn((await get(goal)).text, /^\/indicators\/[^?]+/)) indicators.add(link.split('?')[0]);
const cases = new Set();
let next = '/cases';
for (let i = 0; i < 40 && next; i++) {
  const { text } = await get(next);
  for (const link of linksIn(text, /^\/cases\/\d+$/)) cases.add(link);
  [next] = linksIn(text, /[?&]page=\d+/).filter((h) => h.includes(`page=${i + 2}`));
  if (next && !next.startsWith('/')) next = `/cases${next}`;
}
const known = { case: [...cases], goal: goals, indicator: [...indicators] };

const asked = [];
function nextAddress() {
  // Half of them were asked for before.
  if (asked.length > 50 && random(2)) return asked[random(asked.length)];
  const kind = ['case', 'case', 'goal', 'indicator', 'month-end'][random(5)];
  const from = known[kind === 'month-end' ? 'indicator' : kind];
  let path = from[random(from.length)];
  if (kind === 'month-end') path += `?as_of=${monthEnds[random(monthEnds.length)]}`;
  const address = { kind, path };
  asked.push(address);
  return address;
}

const times = new Map();
const wrong = new Map();
const until = performance.now() + Number(set.seconds) * 1000;
await Promise.all(Array.from({ length: Number(set.clients) }, async () => {
  while (performance.now() < until) {
    const { kind, path } = nextAddress();
    const answer = await get(path);
    if (answer.status !== 200) wrong.set(`${answer.status} ${path}`, (wrong.get(`${answer.status} ${path}`) ?? 0) + 1);
    for (const key of [kind, 'all']) {
      if (!times.has(key)) times.set(key, []);
      times.get(key).push(answer.ms);
    }
  }
}));

const memory = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
console.log(`${cases.size} cases, ${goals.length} goals, ${indicators.size} indicators; ready after ${(ready / 1000).toFixed(2)} s; peak memory ${Math.round(memory / 1024)} MB`);
for (const [kind, all] of times) {
  const sorted = all.toSorted((a, b) => a - b);
  console.log(`${kind.padEnd(10)} ${String(all.length).padStart(7)} pages   p50 ${at(sorted, 0.5)}   p95 ${at(sorted, 0.95)}   p99 ${at(sorted, 0.99)} ms`);
}
for (const [what, n] of wrong) console.log(`wrong: ${n} × ${what}`);
agent.destroy();
await stop(child);
const p99 = Number(at(times.get('all').toSorted((a, b) => a - b), 0.99));
process.exitCode = wrong.size === 0 && p99 <= Number(set.bar) ? 0 : 1;
