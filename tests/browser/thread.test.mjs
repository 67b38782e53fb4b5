// The walk the product is made for: from a goal to a figure, to its cases, to one red
// date explained, and back to the goal. Once with JavaScript and once without.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, logIn } from './browser.mjs';
import { CASE, DUTY, GOAL, INDICATOR } from './pages.mjs';

let demo;
let browser;
let thread;
before(async () => {
  demo = await startDemo();
  browser = await launch();
  const scout = await logIn(browser, demo.url, 'team_leader');
  thread = await findThread(scout);
  await scout.context().close();
});
after(async () => { await browser?.close(); await demo?.stop(); });

/** Follows the link with this path as a person would: by clicking it. */
async function follow(page, path, part = 'main') {
  const to = page.locator(`${part} a:is([href="${path}"], [href^="${path}?"])`);
  // Words rather than the mark in a picture, where marks of one day may lie upon each other.
  const words = page.locator(`${part} a:is([href="${path}"], [href^="${path}?"]):not(svg a)`);
  const folded = words.and(page.locator('details a')).first();
  let link = words.filter({ visible: true }).first();
  if (!(await link.count()) && await folded.count()) {
    const folds = folded.locator('xpath=ancestor::details[not(@open)]');
    while (await folds.count()) await folds.first().locator('xpath=summary').click();
    link = folded;
  }
  if (!(await link.count())) link = to.filter({ visible: true }).first();
  await link.click();
  await page.waitForURL((address) => address.pathname === path);
}

/** Goal, indicator, case and red date that hang together, found by reading pages. */
async function findThread(page) {
  const read = async (path) => {
    const html = await (await page.request.get(path)).text();
    return html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  };
  const links = (html, pattern) => [...new Set([...html.matchAll(/href="([^"?#]+)/g)].map((m) => m[1]))]
    .filter((path) => pattern.test(path));
  for (const goal of links(await read('/goals'), GOAL)) {
    for (const indicator of links(await read(goal), INDICATOR)) {
      for (const file of links(await read(indicator), CASE).slice(0, 5)) {
        const whys = await Promise.all(links(await read(file), DUTY).slice(0, 20)
          .map(async (duty) => ({ duty, why: await read(duty) })));
        const red = whys.find(({ why }) => why.includes('state-overdue') && why.includes('why-count') && links(why, INDICATOR).includes(indicator));
        if (red) return { goal, indicator, file, duty: red.duty };
      }
    }
  }
  return assert.fail('no goal leads to a case with a red date and back');
}

for (const javaScriptEnabled of [true, false]) {
  describe(`the thread ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    let page;
    before(async () => { page = await logIn(browser, demo.url, 'team_leader', { javaScriptEnabled }); });
    after(() => page?.context().close());

    it('leads from the goals to a goal', async () => {
      await page.goto('/goals');
      await follow(page, thread.goal);
      const target = page.locator('main .big').filter({ hasText: 'Måltal' });
      assert.match(await target.locator('.big-value').innerText(), /^\d/, 'the target has a number of its own');
    });
    it('leads from the goal to its indicator', async () => {
      await follow(page, thread.indicator);
      assert.match(await page.locator('main .big-value').first().innerText(), /^\d/, 'the figure is a number');
    });
    it('leads from the indicator to a case', async () => {
      await follow(page, thread.file);
      assert.match(await page.locator('main').innerText(), /overskredet/);
    });
    it('explains a red date down to the paragraph and the counted days', async () => {
      await follow(page, thread.duty);
      const why = page.locator('main .why-body');
      assert.ok(await why.locator('.state-overdue').isVisible(), 'the date is red');
      const words = await why.innerText();
      assert.match(words, /§|standard/i, 'the legal basis is named');
      assert.match(words, /\d{1,2}\. ?[a-zæøå]+\.? \d{4}/i, 'the day it began is shown');
      assert.match(await why.locator('.why-count').innerText(), /\d+ (timer|dage|arbejdsdage|hverdage|uger|måneder)|år/, 'what was counted is shown');
      assert.ok(await why.locator('.why-count :is(li, svg)').count() > 0, 'the counting is drawn');
    });
    it('leads back from the red date to the figure and the goal it counts in', async () => {
      await follow(page, thread.indicator);
      await follow(page, thread.goal, ':is(main, .thread-band)');
      assert.ok(await page.locator('h1').isVisible());
    });
  });
}
