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
