// Every crate of the dependency tree may be shipped: its licence expression is met by
// the list in deny.toml. No network, no tool beside cargo; cargo-deny does more where
// it is installed.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const list = readFileSync(new URL('../deny.toml', import.meta.url), 'utf8').match(/^allow = \[([^\]]*)\]/m);
const allowed = new Set([...list[1].matchAll(/"([^"]+)"/g)].map((m) => m[1]));

/** Reads an SPDX expression (OR, AND, WITH, brackets; "/" is the old way to write OR). */
export function isAllowed(expression) {
  const words = expression.replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+/g) ?? [];
  const next = () => words.shift();
  const term = () => {
    if (words[0] === '(') {
      next();
      const inner = either();
      next();
      return inner;
    }
    let id = next();
    if (words[0] === 'WITH') id += ` ${next()} ${next()}`;
    return allowed.has(id);
  };
  const both = () => {
    let ok = term();
    while (words[0] === 'AND') { next(); ok = term() && ok; }
    return ok;
  };
  const either = () => {
    let ok = both();
    while (words[0] === 'OR') { next(); ok = both() || ok; }
    return ok;
  };
  return either();
}

const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--format-version', '1', '--locked',
  '--filter-platform', 'x86_64-unknown-linux-gnu'], {
  maxBuffer: 1 << 28, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'],
}));
const refused = metadata.packages.filter((p) => !p.license || !isAllowed(p.license));
for (const p of refused) console.log(`${p.name} ${p.version}: ${p.license ?? 'no licence given'}`);
console.log(`${metadata.packages.length} crates, ${refused.length} refused`);
process.exitCode = refused.length ? 1 : 0;
