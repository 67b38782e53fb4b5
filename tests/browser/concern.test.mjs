// Whoever writes about a concern on the open web may change the language in the middle of it:
// nothing typed is lost, nothing is sent, and it goes both ways, with and without JavaScript.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch } from './browser.mjs';

let demo;
let browser;
before(async () => { demo = await startDemo(); browser = await launch(); });
after(async () => { await browser?.close(); await demo?.stop(); });

const TYPED = {
  concern: 'Hun går alene om natten.\nDet er sket tre gange.',
  child_name: 'Ida Ukendt',
  child_address: 'Skovvej 3',
  notifier_name: 'En nabo',
};

for (const javaScriptEnabled of [true, false]) {
  describe(`the form for a concern ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    let page;
    before(async () => {
      const context = await browser.newContext({ baseURL: demo.url, locale: 'da-DK', javaScriptEnabled });
      page = await context.newPage();
    });
    after(() => page?.context().close());

    const field = (name) => page.locator(`main [name="${name}"]`);
    const other = () => page.locator('header button[name=language]');

    async function isKept(language) {
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      for (const [name, value] of Object.entries(TYPED)) {
        assert.equal((await field(name).inputValue()).replaceAll('\r\n', '\n'), value, name);
      }
      assert.equal(await field('notifier').nth(1).isChecked(), true);
      assert.equal(await field('acute').isChecked(), true);
      assert.equal(await page.locator('.form-error').count(), 0);
    }

    it('keeps what was typed in either language', async () => {
      await page.goto('/concern?as=citizen');
      for (const [name, value] of Object.entries(TYPED)) await field(name).fill(value);
      await field('notifier').nth(1).check({ force: true });
      await field('acute').check({ force: true });
      await other().click();
      await page.waitForLoadState();
      await isKept('en');
      await other().click();
      await page.waitForLoadState();
      await isKept('da');
    });

    it('keeps it beside a fault too, and Enter sends instead of changing the language', async () => {
      await field('concern').fill('');
      await field('child_name').press('Enter');
      await page.locator('.form-error').first().waitFor();
      assert.equal(await page.locator('html').getAttribute('lang'), 'da');
      await other().click();
      await page.waitForLoadState();
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      assert.equal(await field('child_name').inputValue(), TYPED.child_name);
    });
  });
}

const EVERYTHING = { ...TYPED, child_cpr: '010117-4321', child_described: 'Ni år, Skovskolen', notifier_contact: '12 34 56 78' };

/** Fills in the whole form, the ticks too. */
const fillIn = async (page) => {
  for (const [name, value] of Object.entries(EVERYTHING)) await page.locator(`main [name="${name}"]`).fill(value);
  await page.locator('main [name=notifier]').nth(1).check({ force: true });
  await page.locator('main [name=acute]').check({ force: true });
};

/** What stands in the form: every field, and whether the ticks are set. */
const standing = async (page) => {
  const field = (name) => page.locator(`main [name="${name}"]`);
  const values = {};
  for (const name of Object.keys(EVERYTHING)) values[name] = (await field(name).inputValue()).replaceAll('\r\n', '\n');
  return { values, ticks: [await field('notifier').nth(1).isChecked(), await field('acute').isChecked()] };
};
const FULL = { values: EVERYTHING, ticks: [true, true] };
const EMPTY = { values: Object.fromEntries(Object.keys(EVERYTHING).map((name) => [name, ''])), ticks: [false, false] };

/** The script fills in when the page is shown, a moment after it can be read. */
const isStanding = async (page, wanted, why) => {
  for (let tries = 0; tries < 20; tries += 1) {
    if (JSON.stringify(await standing(page)) === JSON.stringify(wanted)) return;
    await page.waitForTimeout(100);
  }
  assert.deepEqual(await standing(page), wanted, why);
};

const send = (page) => page.locator('main button[type=submit].button-primary').click();

/** Sends while there is no connection, and goes back when it is there again. */
const sendInVain = async (page, whileAway) => {
  await page.context().setOffline(true);
  await send(page);
  await page.waitForURL(/chrome-error/).catch(() => {});
  if (!whileAway) await page.context().setOffline(false);
  // A page that was kept is shown again, not loaded.
  await page.goBack({ waitUntil: 'commit' });
  await page.locator('main [name=concern]').waitFor();
  await page.context().setOffline(false);
};

for (const javaScriptEnabled of [true, false]) {
  describe(`a connection that breaks ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    // Browsers keep a page for the way back; the library for tests switches that off.
    let own;
    before(async () => { own = javaScriptEnabled ? browser : await launch({ ignoreDefaultArgs: ['--disable-back-forward-cache'] }); });
    after(() => (javaScriptEnabled ? undefined : own?.close()));

    const opened = async () => {
      const context = await own.newContext({ baseURL: demo.url, locale: 'da-DK', javaScriptEnabled });
      const page = await context.newPage();
      await page.goto('/concern?as=citizen');
      return page;
    };

    it('loses nothing of what was typed', async () => {
      const page = await opened();
      await fillIn(page);
      await sendInVain(page, false);
      await isStanding(page, FULL);
      // The clock of the form: nobody fills it in at once.
      await page.waitForTimeout(3_000);
      await send(page);
      await page.locator('.receipt-number').waitFor();
      await page.context().close();
    });
  });
}

describe('what a tab keeps', () => {
  const opened = async () => {
    const context = await browser.newContext({ baseURL: demo.url, locale: 'da-DK' });
    const page = await context.newPage();
    await page.goto('/concern?as=citizen');
    return page;
  };

  it('is there when the address is opened anew, and without a connection', async () => {
    const page = await opened();
    await fillIn(page);
    await page.goto('/concern?as=citizen');
    await isStanding(page, FULL);
    await sendInVain(page, true);
    await isStanding(page, FULL);
    const other = await page.context().newPage();
    await other.goto('/concern?as=citizen');
    await isStanding(other, EMPTY, 'another tab knows nothing of it');
    await page.context().close();
  });

  it('is gone when it was sent, and when it was cleared', async () => {
    const page = await opened();
    await fillIn(page);
    await page.locator('[data-keep-clear]').click();
    await page.waitForLoadState();
    await isStanding(page, EMPTY);
    await fillIn(page);
    await page.waitForTimeout(3_000);
    await send(page);
    await page.locator('.receipt-number').waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await page.goBack();
    await page.locator('main [name=concern]').waitFor();
    await isStanding(page, EMPTY, 'the way back shows nothing to the next one');
    await page.context().close();
  });
});
