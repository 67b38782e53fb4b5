// Pictures for README.md, taken from a running demo: docs/images/*.png, for a desktop
// and for a phone. `npm run screenshots`, with TRAAD_BIN or TRAAD_URL as for the tests.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startDemo } from './demo.mjs';
import { launch, logIn } from './browser.mjs';
import { pages } from './pages.mjs';

const out = resolve(import.meta.dirname, '../../docs/images');
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** Page (of pages.mjs) × role × device, and the name of the picture. */
const pictures = [
  ['goals', 'head', DESKTOP, 'goals'],
  ['goal', 'head', DESKTOP, 'goal'],
  ['indicator', 'team_leader', DESKTOP, 'indicator'],
  ['case', 'team_leader', DESKTOP, 'case'],
  ['why', 'team_leader', DESKTOP, 'why'],
  ['notifications', 'reception', DESKTOP, 'notifications'],
  ['today', 'caseworker', DESKTOP, 'today'],
  ['ladder', 'head', DESKTOP, 'ladder'],
  ['today', 'caseworker', PHONE, 'today-phone'],
  ['case', 'caseworker', PHONE, 'case-phone'],
];

mkdirSync(out, { recursive: true });
// A whole municipality looks truer than the small one of the tests.
const demo = await startDemo(['--seed', '7']);
const browser = await launch();
try {
  for (const [name, role, device, file] of pictures) {
    const entry = pages.find((page) => page.name === name);
    const page = await logIn(browser, demo.url, role, device);
    const path = entry.path ?? (await entry.find(page));
    if (path) {
      await page.goto(path);
      await page.screenshot({ path: join(out, `${file}.png`), animations: 'disabled' });
      console.log(`${file}.png  ${path}`);
    } else {
      console.log(`${file}.png  left out: no link leads to »${name}«`);
      process.exitCode = 1;
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await demo.stop();
}
