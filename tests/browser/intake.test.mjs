// Reception registers a notification of concern and sees its clock start, with and
// without JavaScript; a mistake comes back with what was typed.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, logIn } from './browser.mjs';
import { NOTIFICATION } from './pages.mjs';

let demo;
let browser;
before(async () => { demo = await startDemo(); browser = await launch(); });
after(async () => { await browser?.close(); await demo?.stop(); });

const main = (page) => page.locator('main');
// The other buttons of the form keep or drop a draft.
const submit = (page) => main(page).locator('form button[type=submit].button-primary').last();

for (const javaScriptEnabled of [true, false]) {
  describe(`reception ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => {
    let page;
    before(async () => { page = await logIn(browser, demo.url, 'reception', { javaScriptEnabled }); });
    after(() => page?.context().close());

    it('gets an empty form back with the faults named and nothing lost', async () => {
      await page.goto('/notifications/new');
      const text = main(page).locator('textarea[name=concern]');
      await text.fill('Barnet kommer sjældent i skole.');
      const form = await main(page).locator('form:has(textarea)').first();
      // The server must judge, whatever the browser would have stopped.
      await form.evaluate?.((f) => { f.noValidate = true; }).catch(() => {});
      const isSent = (r) => r.request().method() === 'POST' && new URL(r.url()).pathname === '/notifications/new';
      const answered = page.waitForResponse(isSent);
      await submit(page).click();
      assert.equal((await answered).status(), 422);
      const summary = main(page).locator('.error-summary');
      assert.ok(await summary.locator('a[href^="#f-"]').count() > 0, 'each fault leads to its field');
      assert.ok(await summary.isVisible());
      assert.equal(await main(page).locator('textarea[name=concern]').inputValue(), 'Barnet kommer sjældent i skole.');
    });

    it('registers a notification and the clock of 24 hours runs', async () => {
      await page.goto('/notifications/new');
      await fillNotification(page);
      await submit(page).click();
      await page.waitForURL((address) => NOTIFICATION.test(address.pathname) || address.pathname === '/notifications');
      // It arrived now: the ring itself says what is left, whatever hour the page was written at.
      assert.match(await main(page).locator('.ring-words').first().innerText(), /^2[34]\s?t\b.*tilbage/, 'the remaining hours are shown');
    });
  });
}

/** Fills every required field in the plainest way; the names of fields stay the form's own affair. */
async function fillNotification(page) {
  const form = main(page).locator('form:has(textarea)').first();
  for (const select of await form.locator('select').all()) {
    // What is folded away is not asked for.
    if (!(await select.isVisible())) continue;
    const values = await select.locator('option').evaluateAll((options) => options.map((o) => o.value).filter(Boolean));
    if (values.length && !(await select.inputValue())) await select.selectOption(values[0]);
  }
  const groups = await form.locator('input[type=radio]').evaluateAll((radios) => [...new Set(radios.map((r) => r.name))]);
  for (const name of groups) {
    const radios = form.locator(`input[type=radio][name="${name}"]`);
    if (!(await radios.evaluateAll((all) => all.some((r) => r.checked)))) await radios.first().check({ force: true });
  }
  const box = form.locator('input[type=checkbox]').first();
  if (await box.count()) await box.check({ force: true });
  for (const input of await form.locator('input[type=text], input:not([type]), textarea').all()) {
    if (!(await input.isVisible()) || await input.inputValue()) continue;
    const name = (await input.getAttribute('name')) ?? '';
    await input.fill(/cpr/i.test(name) ? '' : 'Ida Prøve');
  }
}
