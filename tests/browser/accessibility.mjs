// Every page × role in one language: no violation of WCAG 2.1 AA that axe can find, no
// scrolling sideways at 320 pixels, no missing word, no trouble in the console. One test
// file per language, so that two run side by side.
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, logIn, ROLES } from './browser.mjs';
import { isOpenTo, pages } from './pages.mjs';

const WCAG_2_1_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
const WIDE = { width: 1280, height: 900 };
// WCAG 1.4.10: 1280 pixels at 400 % zoom.
const NARROW = { width: 320, height: 800 };

/** One readable line per broken rule and place. */
const describeViolations = (violations) => violations
  .flatMap(({ id, help, nodes }) => nodes.slice(0, 5).map((n) => `${id}: ${help}\n    ${n.target.join(' ')}\n    ${n.html.slice(0, 160)}`))
  .join('\n');

/** What sticks out to the right of a narrow window; a box of its own may scroll inside. */
const stickingOut = () => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const inBox = (e) => e !== document.body && e.parentElement
    && (getComputedStyle(e.parentElement).overflowX !== 'visible' || inBox(e.parentElement));
  const out = [...document.body.querySelectorAll('*')]
    .filter((e) => e.getBoundingClientRect().right > width + 1 && !inBox(e))
    .slice(0, 8)
    .map((e) => e.outerHTML.slice(0, 120));
  return [`${document.documentElement.scrollWidth} pixels wide`, ...out];
};

/** axe without the list of all that passed: on a long page that list is most of the work. */
const axe = (page) => new AxeBuilder({ page })
  .setLegacyMode()
  .options({ resultTypes: ['violations'] })
  .withTags(WCAG_2_1_AA);

export async function judge(page, language) {
  await page.setViewportSize(WIDE);
  const { violations } = await axe(page).analyze();
  assert.equal(describeViolations(violations), '');
  assert.equal(await page.locator('html').getAttribute('lang'), language);
  assert.equal(await page.locator('h1').count(), 1, 'a page has one main heading');
  const words = await page.locator('body').innerText();
  assert.doesNotMatch(words, /⟦/, 'a message is missing in this language');
  await page.setViewportSize(NARROW);
  assert.deepEqual(await page.evaluate(stickingOut), [], 'scrolls sideways at 320 pixels');
  assert.deepEqual(page.troubles, []);
}

/** Declares the tests of one language. */
export function accessibilityTests(language) {
  let demo;
  let browser;
  before(async () => { demo = await startDemo(); browser = await launch(); });
  after(async () => { await browser?.close(); await demo?.stop(); });

  describe(`log-in in ${language}`, () => {
    it('is accessible', async () => {
      // Before anybody has chosen, the browser's own language decides.
      const context = await browser.newContext({ baseURL: demo.url, locale: language });
      const page = Object.assign(await context.newPage(), { troubles: [] });
      await page.goto('/login');
      await judge(page, language);
      await context.close();
    });
  });

  for (const role of ROLES) {
    describe(`${role} in ${language}`, () => {
      let page;
      before(async () => { page = await logIn(browser, demo.url, role, { language }); });
      after(() => page?.context().close());
      for (const entry of pages.filter((entry) => isOpenTo(entry, role))) {
        it(entry.name, async () => {
          const path = entry.path ?? (await entry.find(page));
          assert.ok(path, `no link leads to »${entry.name}«`);
          page.troubles.length = 0;
          const answer = await page.goto(path);
          assert.equal(answer.status(), 200, `${path} answers ${answer.status()}`);
          await judge(page, language);
        });
      }
    });
  }
}
