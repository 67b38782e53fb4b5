// The measures of a child and the way to adult life without JavaScript and by the keyboard: the
// picture leads to the reason of a step, the narrow list to the same places, and a measure that
// a court decided is started with a reason.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, linksTo, logIn } from './browser.mjs';
import { CASE } from './pages.mjs';

let demo;
let browser;
let page;
before(async () => {
  demo = await startDemo();
  browser = await launch();
  page = await logIn(browser, demo.url, 'caseworker', { javaScriptEnabled: false });
});
after(async () => { await browser?.close(); await demo?.stop(); });

/** The first of the caseworker's cases whose page of measures fits. */
async function openMeasures(fits) {
  await page.goto('/cases');
  for (const path of await linksTo(page, CASE)) {
    await page.goto(`${path}/measures`);
    if (await fits()) return path;
  }
  throw new Error('no case fits');
}

const hrefs = (selector) => page.locator(selector).evaluateAll((links) => links.map((link) => link.getAttribute('href')));

it('leads from the picture and from the list to the same places', async () => {
  await openMeasures(async () => await page.locator('.climb .only-wide .climb-rise').count() >= 2);
  const [wide, narrow] = [await hrefs('.climb .only-wide a'), await hrefs('.climb .only-narrow a')];
  assert.deepEqual([...new Set(wide)].sort(), [...new Set(narrow)].sort());
  for (const href of wide.filter((to) => to.startsWith('#'))) {
    assert.equal(await page.locator(href).count(), 1, `${href} leads nowhere`);
  }
  await page.locator('.climb .only-wide a[href="#c-1"]').first().focus();
  await page.keyboard.press('Enter');
  assert.equal(new URL(page.url()).hash, '#c-1');
});

it('starts what a court decided, and asks why no lower step is enough', async () => {
  const path = await openMeasures(async () => await page.locator('section[aria-labelledby^="m-"]').count() === 0);
  await page.goto(`${path}/measures/start`);
  await page.locator('[name=decision][value=elsewhere]').check({ force: true });
  const more = page.locator('details.start-elsewhere');
  if (!await more.evaluate((details) => details.open)) await more.locator('summary').click();
  await page.locator('[name=decided_by][value=court]').check({ force: true });
  await page.fill('[name=paragraph]', 'LBU § 14');
  await page.fill('[name=way_out]', 'Dommen er afsonet.');
  await page.selectOption('[name=place]', 'secure');
  const send = () => page.locator('main form button.button-primary').last().click();
  await send();
  assert.equal(await page.locator('.error-summary a[href="#f-step_reason"]').count(), 1);
  assert.equal(await page.inputValue('[name=way_out]'), 'Dommen er afsonet.');
  await page.fill('[name=step_reason]', 'Retten har dømt.');
  await send();
  await page.waitForURL((address) => address.pathname === `${path}/measures`);
  assert.match(await page.locator('main').innerText(), /Dommen er afsonet/);
  assert.match(await page.locator('main').innerText(), /Retten har dømt/);
});
