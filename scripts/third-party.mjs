// What stands in the program by others: every crate of its tree with version, licence and the
// texts that its licence asks to be kept, each text once. For the package.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--format-version', '1', '--locked', '--offline',
  '--filter-platform', 'x86_64-unknown-linux-gnu'], {
  maxBuffer: 1 << 28, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
}));

// Only what the program links: from `traad` along normal dependencies.
const nodes = new Map(metadata.resolve.nodes.map((n) => [n.id, n]));
const root = metadata.packages.find((p) => p.name === 'traad' && p.source === null).id;
const reached = new Set();
const waiting = [root];
while (waiting.length) {
  const id = waiting.pop();
  if (reached.has(id)) continue;
  reached.add(id);
  for (const dep of nodes.get(id).deps) {
    if (dep.dep_kinds.some((k) => k.kind === null)) waiting.push(dep.pkg);
  }
}
const crates = metadata.packages
  .filter((p) => reached.has(p.id) && p.source !== null)
  .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));

const texts = new Map();
console.log('Libraries in this program, with their licences. The texts follow, each once.\n');
for (const p of crates) {
  console.log(`${p.name} ${p.version}: ${p.license ?? `see ${p.license_file}`}`);
  const folder = dirname(p.manifest_path);
  for (const file of readdirSync(folder).sort()) {
    if (!/^(licen[sc]e|copying|notice|unlicense|copyright)/i.test(file) || /\.rs$/.test(file)) continue;
    let text;
    try { text = readFileSync(join(folder, file), 'utf8').trim(); } catch { continue; }
    if (!texts.has(text)) texts.set(text, []);
    texts.get(text).push(`${p.name} ${p.version} (${file})`);
  }
}
for (const [text, owners] of texts) {
  console.log(`\n${'='.repeat(78)}\n${owners.join(', ')}\n${'-'.repeat(78)}\n${text}`);
}
