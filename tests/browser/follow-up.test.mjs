// A follow-up of a plan with three goals is typed in at most ten fields, without JavaScript:
// scores are chosen, and what is known already stands in the form.
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

/** A follow-up form with a measure and three goals to score. */
async function openForm() {
  await page.goto('/cases');
  for (const path of await linksTo(page, CASE)) {
    await page.goto(`${path}/follow-up`);
    if (await page.locator('[name=measures]').count() === 0) continue;
    const goals = await page.locator('main form fieldset:has(> fieldset.scores)').count();
    if (goals === 3) return path;
  }
  throw new Error('no case has a measure and a plan with three goals');
}

it('counts the fields of a follow-up with three goals', async () => {
  const path = await openForm();
  // What was observed last stands beside the field; nobody has observed it again yet.
  for (const name of ['school_absence', 'leisure', 'job']) assert.equal(await page.inputValue(`[name=${name}]`), '', name);
  let typed = 0;
  const type = async (name, value) => { typed++; await page.fill(`[name=${name}]`, value); };
  const goals = page.locator('main form fieldset:has(> fieldset.scores)');
  for (const goal of await goals.all()) {
    for (const row of await goal.locator('fieldset.scores').all()) {
      await row.locator('input[value="5"]').check({ force: true });
    }
  }
  await type('participants', 'Barnet, mor og klasselæreren');
  await type('summary', 'Det går fremad i skolen.');
  await type('school_absence', '8');
  await type('leisure', '6');
  await type('job', '0');
  await page.locator('[name=leads_to][value=continue]').check({ force: true });
  await type('next', '2030-02-01');
  await type('until_next', 'Fem dage i skole hver uge.');
  await page.locator('main form button.button-primary').last().click();
  await page.waitForURL((address) => address.pathname === path);
  assert.match(await page.locator('main').innerText(), /Fem dage i skole hver uge/);
  await page.goto(`${path}/follow-up`);
  assert.equal(await page.inputValue('[name=school_absence]'), '');
  assert.match(await page.locator('#f-school_absence-hint').innerText(), /Senest 8 \(/);
  assert.ok(typed <= 10, `${typed} fields were typed`);
});
