// The workroom of an assessment without script, with the keyboard, and on the narrowest screen.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, linksTo, logIn } from './browser.mjs';
import { CASE } from './pages.mjs';

const STEPS = ['focus', 'source', 'consent', 'contribution', 'sibling', 'preliminary', 'complete'];

let demo;
let browser;
before(async () => { demo = await startDemo(); browser = await launch(); });
after(async () => { await browser?.close(); await demo?.stop(); });

/** A case whose assessment is at work and has a source that may be asked. */
async function atWork(page) {
  for (let address = '/cases'; address;) {
    await page.goto(address);
    const next = await page.locator('a[rel=next]').first().getAttribute('href', { timeout: 500 }).catch(() => null);
    for (const path of await linksTo(page, CASE)) {
      await page.goto(`${path}/assessment`);
      const open = await page.locator('#end').count();
      if (open && await page.locator('.sources a[href*="/contribution?of="]').count()) return path;
    }
    address = next;
  }
  throw new Error('no assessment is at work');
}

/** Holds a page to the width of the screen. */
async function fits(page, address) {
  await page.goto(address);
  const wide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  assert.equal(wide, 0, `${address} is ${wide} px too wide`);
}

describe('an assessment at work', () => {
  let page;
  let path;
  before(async () => {
    page = await logIn(browser, demo.url, 'team_leader', { javaScriptEnabled: false });
    path = await atWork(page);
  });
  after(() => page?.context().close());

  it('takes what was said once and shows it in its area', async () => {
    await page.goto(`${path}/assessment`);
    await page.locator('.sources a[href*="/contribution?of="]').first().click();
    const box = page.locator('main form textarea[name^="said."]').first();
    const [, area] = (await box.getAttribute('name')).split('.');
    await box.fill('Det siger vi her i prøven.');
    await page.locator('main form .submit-row button.button-primary').click();
    await page.waitForURL((address) => address.pathname === `${path}/assessment`);
    assert.match(await page.locator(`#area-${area}`).innerText(), /Det siger vi her i prøven\./);
  });

  it('leads from the triangle to the area by the keyboard', async () => {
    await page.goto(`${path}/assessment`);
    const spot = page.locator('.ics .only-wide a.mark').first();
    await spot.focus();
    const target = await spot.getAttribute('href');
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, target);
    assert.equal(await page.locator(target).count(), 1);
  });

  it('says where the case is to whoever listens', async () => {
    await page.goto(path);
    const here = page.locator('nav.progress [aria-current=step]');
    assert.equal(await here.count(), 1);
    assert.match(await here.innerText(), /\S/);
  });

  it('fits the narrowest screen, every step of it', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const step of ['', ...STEPS.map((word) => `/${word}`)]) await fits(page, `${path}/assessment${step}`);
  });

  it('has a lighter sister, the clarification, that fits too', async () => {
    await page.goto(`${path}/record/clarification_started`);
    await page.locator('main form .submit-row button.button-primary').click();
    await page.waitForURL((address) => address.pathname === `${path}/clarification`);
    await page.locator('#sources ~ p a.chip').first().click();
    await page.locator('main form .submit-row button.button-primary').click();
    await page.waitForURL((address) => address.pathname === `${path}/clarification`);
    assert.equal(await page.locator('.sources > li').count(), 1);
    for (const step of ['', ...STEPS.filter((word) => word !== 'preliminary').map((word) => `/${word}`)]) {
      await fits(page, `${path}/clarification${step}`);
    }
    await fits(page, `${path}/record/screened`);
  });
});
