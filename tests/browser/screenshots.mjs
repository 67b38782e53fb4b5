// Pictures for README.md, taken from a running demo: docs/images/*.png, for a desktop
// and for a phone. `npm run screenshots`, with TRAAD_BIN or TRAAD_URL as for the tests.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startDemo } from './demo.mjs';
import { launch, linksTo, logIn } from './browser.mjs';
import { CASE, DUTY, pages } from './pages.mjs';

const out = resolve(import.meta.dirname, '../../docs/images');
const DESKTOP = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

const TALL = { viewport: { width: 1280, height: 1500 } };

/** A date that is red, from the day of whoever looks. */
const redDate = async (page) => {
  await page.goto('/cases');
  for (const file of (await linksTo(page, CASE)).slice(0, 20)) {
    await page.goto(file);
    for (const duty of (await linksTo(page, DUTY)).slice(0, 8)) {
      await page.goto(duty);
      if (await page.locator('.why-body .state-overdue').count() && await page.locator('.why-count').count()) return duty;
    }
  }
  return undefined;
};

/** A page of the case that tells one of the demo's stories. */
const story = (n, end) => async (page) => {
  await page.goto('/login');
  const number = await page.locator('button[name="story"]').nth(n).getAttribute('value');
  return `/cases/${number}${end}`;
};

/** Page (of pages.mjs, an address, or how to find one) × role × device, and the name of the picture. */
const pictures = [
  ['goals', 'head', TALL, 'goals'],
  ['/goals/assessment_four_months', 'head', DESKTOP, 'goal'],
  ['/indicators/assessment_completed_on_time', 'team_leader', TALL, 'indicator'],
  ['case', 'team_leader', TALL, 'case'],
  [redDate, 'team_leader', DESKTOP, 'why'],
  ['notifications', 'reception', DESKTOP, 'notifications'],
  ['today', 'caseworker', DESKTOP, 'today'],
  ['ladder', 'head', DESKTOP, 'ladder'],
  ['plan', 'caseworker', DESKTOP, 'plan'],
  ['follow-up', 'caseworker', DESKTOP, 'follow-up'],
  [story(0, '/assessment'), 'caseworker', TALL, 'assessment'],
  [story(1, '/measures'), 'caseworker', TALL, 'measures'],
  ["the family's version of a plan", 'caseworker', PHONE, 'family-plan-phone'],
  ['what was found', 'team_leader', DESKTOP, 'search'],
  ['extract of the access log', 'team_leader', DESKTOP, 'extract'],
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
    const find = typeof name === 'function' ? name : entry?.find;
    const path = entry?.path ?? (await find?.(page)) ?? name;
    if (typeof path === 'string' && path.startsWith('/')) {
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
