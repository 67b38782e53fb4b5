// Two people change what the same relative means to the child: the second one sees both texts, on
// a telephone too, and neither is lost. Without JavaScript.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, linksTo, logIn } from './browser.mjs';
import { CASE } from './pages.mjs';

let demo;
let browser;
let one;
let other;
before(async () => {
  demo = await startDemo();
  browser = await launch();
  const options = { javaScriptEnabled: false };
  one = await logIn(browser, demo.url, 'caseworker', { ...options, viewport: { width: 390, height: 844 } });
  other = await logIn(browser, demo.url, 'team_leader', options);
});
after(async () => { await browser?.close(); await demo?.stop(); });

/** The family of a case that both may record in, with a relative to change. */
async function family() {
  await one.goto('/cases');
  for (const path of await linksTo(one, CASE)) {
    await other.goto(`${path}/family`);
    if (await other.locator('#change ~ details, section details form').count() > 0) return `${path}/family`;
  }
  throw new Error('no case of both has a relative');
}

/** The form of the first relative, unfolded. */
async function first(page) {
  const form = page.locator('details:has(form [name=means])').first();
  if (await form.getAttribute('open') === null) await form.locator('summary').click();
  return form;
}

it('shows the second one both texts and takes them when they are sent again', async () => {
  const path = await family();
  await one.goto(path);
  const mine = await first(one);
  await mine.locator('[name=means]').fill('Hun læser højt om aftenen.');

  const theirs = await first(other);
  await theirs.locator('[name=means]').fill('Hun henter i skolen.');
  await theirs.locator('button[type=submit]').click();
  await other.waitForURL((address) => address.searchParams.has('done'));

  await mine.locator('button[type=submit]').click();
  const beside = one.locator('.beside');
  assert.match(await beside.innerText(), /Hun henter i skolen\./);
  const kept = await first(one);
  assert.equal(await kept.locator('[name=means]').inputValue(), 'Hun læser højt om aftenen.');
  const width = await one.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 390, `the page is ${width} wide`);

  await kept.locator('button[type=submit]').click();
  await one.waitForURL((address) => address.searchParams.has('done'));
  assert.match(await one.locator('.kin').innerText(), /Hun læser højt om aftenen\./);
});
