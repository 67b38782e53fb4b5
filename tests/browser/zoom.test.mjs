// Every page at 200 % zoom of a common screen (WCAG 1.4.4) and at 320 pixels (1.4.10), as the
// role that sees most of it: nothing scrolls sideways, and no control is cut off or gone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, logIn, ROLES } from './browser.mjs';
import { isOpenTo, pages } from './pages.mjs';

const WHOLE = { width: 1280, height: 900 };
// 1280 × 900 at 200 %: half as many pixels of CSS, each drawn twice as large.
const ZOOMED = [
  { name: '200 %', viewport: { width: 640, height: 450 } },
  { name: '320 pixels', viewport: { width: 320, height: 800 } },
];

/** Who visits a page: the first who may, in an order that spreads the pages over few people. */
const ORDER = ['team_leader', 'administrator', 'auditor', ...ROLES];
const visitorOf = (entry) => ORDER.find((role) => isOpenTo(entry, role));

/** What a person can use: its name, and whether it can be seen whole inside the page. */
const controls = () => {
  const width = document.documentElement.clientWidth;
  const scrolls = (e) => e && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  // What is cut down to a pixel is for screen readers, or shows itself only in focus.
  const isClipped = (e) => e && (getComputedStyle(e).clipPath === 'inset(50%)' || isClipped(e.parentElement));
  const isShown = (e) => e.checkVisibility({ visibilityProperty: true }) && !isClipped(e);
  // What is folded is one press away, as long as the words to press are there.
  const isFolded = (e) => {
    const folded = e.parentElement?.closest('details:not([open])');
    return Boolean(folded) && isShown(folded.querySelector('summary'));
  };
  const isDrawn = (e) => isShown(e) || isFolded(e);
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(isDrawn)
    .map((e) => {
      const { left, right, width: own } = e.getBoundingClientRect();
      // A link is where it leads: a drawing may give way to a list of the same links.
      const words = e.getAttribute('href') ?? `${e.name ?? ''} ${(e.textContent || e.value || '').trim().slice(0, 40)}`;
      const name = `${e.tagName.toLowerCase()} ${words}`;
      // A link over the page's edge waits for focus; boxes that scroll by themselves may be wide.
      const isHidden = own <= 1 || right <= 0 || isFolded(e);
      const isWhole = isHidden || scrolls(e.parentElement) || (left >= -1 && right <= width + 1);
      return { name, isWhole };
    });
};

const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

describe('zoom', () => {
  let demo;
  let browser;
  const people = new Map();
  const as = async (role) => {
    if (!people.has(role)) people.set(role, await logIn(browser, demo.url, role));
    return people.get(role);
  };
  before(async () => { demo = await startDemo(); browser = await launch(); });
  after(async () => { await browser?.close(); await demo?.stop(); });

  for (const entry of pages.filter(visitorOf)) {
    it(entry.name, async () => {
      const page = await as(visitorOf(entry));
      await page.setViewportSize(WHOLE);
      const path = entry.path ?? (await entry.find(page));
      assert.ok(path, `no link leads to »${entry.name}«`);
      await page.goto(path);
      const whole = (await page.evaluate(controls)).map(({ name }) => name);
      assert.ok(whole.length > 3, 'a page has controls');
      for (const { name, viewport } of ZOOMED) {
        await page.setViewportSize(viewport);
        assert.ok((await page.evaluate(sideways)) <= 0, `scrolls sideways at ${name}`);
        const now = await page.evaluate(controls);
        const cut = now.filter(({ isWhole }) => !isWhole).map((control) => control.name);
        assert.deepEqual(cut, [], `cut off at ${name}`);
        const left = now.map((control) => control.name);
        const lost = whole.filter((control) => !left.includes(control));
        assert.deepEqual(lost, [], `gone at ${name}`);
      }
    });
  }
});
