// The walk the product is made for: from a goal to a figure, to its cases, to one red
// date explained, and back to the goal. Once with JavaScript and once without.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, linksTo, logIn } from './browser.mjs';
import { CASE, DUTY, GOAL, INDICATOR } from './pages.mjs';

let demo;
let browser;
before(async () => { demo = await startDemo(); browser = await launch(); });
after(async () => { await browser?.close(); await demo?.stop(); });

/** Follows the link with this path as a person would: by clicking it. */
async function follow(page, path) {
  const link = page.locator(`main a[href="${path}"], main a[href^="${path}?"]`).first();
  // Some links lie behind a fold that is closed at first.
  const folds = link.locator('xpath=ancestor::details[not(@open)]');
  while (await folds.count()) await folds.first().locator('xpath=summary').click();
  await link.click();
  await page.waitForURL((address) => address.pathname === path);
}

/** Goal, indicator, case and duty that hang together, found by looking at links. */
async function findThread(page) {
  await page.goto('/goals');
  for (const goal of await linksTo(page, GOAL)) {
    await page.goto(goal);
    for (const indicator of await linksTo(page, INDICATOR)) {
      await page.goto(indicator);
      for (const file of (await linksTo(page, CASE)).slice(0, 5)) {
        await page.goto(file);
        const goals = await linksTo(page, GOAL);
        const [duty] = await linksTo(page, DUTY);
        if (duty && goals.includes(goal)) return { goal, indicator, file, duty };
        await page.goto(indicator);
      }
      await page.goto(goal);
    }
  }
  return assert.fail('no goal leads to a case with a duty and back');
}

for (const javaScriptEnabled of [true, false]) {
  describe(`the thread ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    let thread;
    let page;
    before(async () => {
      const scout = await logIn(browser, demo.url, 'team_leader');
      thread = await findThread(scout);
      await scout.context().close();
      page = await logIn(browser, demo.url, 'team_leader', { javaScriptEnabled });
    });
    after(() => page?.context().close());

    it('leads from the goals to a goal', async () => {
      await page.goto('/goals');
      await follow(page, thread.goal);
      assert.match(await page.locator('main').innerText(), /%|dage|måneder|børn/i);
    });
    it('leads from the goal to its indicator', async () => {
      await follow(page, thread.indicator);
      assert.match(await page.locator('main').innerText(), /\d+ af \d+|\d/);
    });
    it('leads from the indicator to a case', async () => {
      await follow(page, thread.file);
      assert.ok(await page.locator('h1').isVisible());
    });
    it('explains a date down to the paragraph and the counted days', async () => {
      await follow(page, thread.duty);
      const words = await page.locator('main').innerText();
      assert.match(words, /§|standard/i, 'the legal basis is named');
      assert.match(words, /\d{1,2}\. ?[a-zæøå]+ \d{4}|\d{1,2}\.\d{1,2}\.\d{4}/i, 'the counted dates are shown');
    });
    it('leads back to the case and from the case to the goal', async () => {
      await page.goBack();
      await page.waitForURL((address) => address.pathname === thread.file);
      await follow(page, thread.goal);
    });
  });
}
