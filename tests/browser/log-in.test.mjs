// An administrator makes an account; its owner logs in for the first time by keyboard alone:
// password, second factor, recovery codes, and the next day's log-in with a code. Each page
// on the way is judged like every other.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { judge } from './accessibility.mjs';
import { launch, logIn } from './browser.mjs';
import { startDemo } from './demo.mjs';

const OWN = 'min bror spiser aldrig rejer';

/** The code an app on a telephone shows (RFC 6238). */
function code(secret, at = Date.now()) {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map((c) => alphabet.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((b) => parseInt(b, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(step).digest();
  const from = digest[19] & 15;
  return String((digest.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Tabs to a field by its name and types; no mouse. */
async function type(page, name, text) {
  for (let i = 0; i < 40; i++) {
    if (await page.evaluate((n) => document.activeElement?.getAttribute('name') === n, name)) {
      return page.keyboard.type(text);
    }
    await page.keyboard.press('Tab');
  }
  return assert.fail(`no way to »${name}« by keyboard`);
}

let demo;
let browser;
before(async () => { demo = await startDemo(); browser = await launch(); });
after(async () => { await browser?.close(); await demo?.stop(); });

describe('an account from its first day', () => {
  const name = `prøve.${process.pid}`;
  let first;
  let page;
  let secret;
  before(async () => {
    const context = await browser.newContext({ baseURL: demo.url, locale: 'da-DK' });
    context.setDefaultTimeout(15_000);
    page = Object.assign(await context.newPage(), { troubles: [] });
  });
  after(() => page?.context().close());

  it('is made by an administrator, who sees the first password once', async () => {
    const admin = await logIn(browser, demo.url, 'administrator');
    await admin.goto('/accounts/new');
    await admin.locator('[name=name]').fill('Prøve Person');
    await admin.locator('[name=role]').selectOption('caseworker');
    await admin.locator('[name=user_name]').fill(name);
    await admin.locator('main form button[type=submit]').last().click();
    first = await admin.locator('.secret code').innerText();
    assert.match(first, /^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    await judge(admin, 'da');
    await admin.context().close();
  });

  it('asks for a password of one’s own', async () => {
    await page.goto('/login');
    await type(page, 'user_name', name);
    await type(page, 'password', first);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account/password');
    await judge(page, 'da');
    await page.reload();
    await type(page, 'new', OWN);
    await type(page, 'again', OWN);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/account/second-factor');
  });

  it('sets up the second factor and shows recovery codes', async () => {
    await judge(page, 'da');
    secret = await page.locator('code.secret').innerText();
    await page.reload();
    await type(page, 'code', code(secret));
    await page.keyboard.press('Enter');
    await page.locator('ul.secret').waitFor();
    assert.equal(await page.locator('ul.secret li').count(), 8);
    await judge(page, 'da');
    await page.goto('/');
    assert.ok(await page.locator('h1').isVisible());
    await page.goto('/account');
    await judge(page, 'da');
  });

  it('logs in with password and code from then on, by keyboard', async () => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('form[action="/logout"] button').click();
    await page.waitForURL('**/login');
    await type(page, 'user_name', name);
    await type(page, 'password', OWN);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/login/code');
    await judge(page, 'da');
    await page.reload();
    // The code of this step may be the one that proved it; the next is good already.
    await type(page, 'code', code(secret, Date.now() + 30_000));
    await page.keyboard.press('Enter');
    await page.waitForURL((address) => address.pathname === '/');
    await page.goto('/account/password');
    await judge(page, 'da');
  });
});
