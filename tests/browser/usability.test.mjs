// How much has to be typed, counted without JavaScript: docs/usability.md says the same numbers.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startDemo } from './demo.mjs';
import { launch, linksTo, logIn } from './browser.mjs';
import { NOTIFICATION } from './pages.mjs';

const MOST_FIELDS = 12;
const doc = readFileSync(resolve(import.meta.dirname, '../../docs/usability.md'), 'utf8');

let demo;
let browser;
before(async () => { demo = await startDemo(); browser = await launch(); });
after(async () => { await browser?.close(); await demo?.stop(); });

/** A person whose every field and click is counted. */
const counted = (page) => {
  const count = { fields: 0, clicks: 0 };
  const main = page.locator('main');
  return {
    count,
    main,
    type: async (name, text) => { count.fields += 1; await main.locator(`[name=${name}]`).fill(text); },
    choose: async (selector) => { count.clicks += 1; await main.locator(selector).first().check({ force: true }); },
    press: async (selector) => { count.clicks += 1; await main.locator(selector).click(); },
  };
};

/** The first notification that waits for its evaluation and its receipt, with or without a described child. */
const waiting = async (page, isDescribed) => {
  await page.goto('/notifications');
  for (const path of await linksTo(page, NOTIFICATION)) {
    await page.goto(path);
    const has = async (end) => (await page.locator(`main form[action$="/${end}"]`).count()) > 0;
    if (await has('evaluate') && await has('receipt') && await has('child') === isDescribed) return path;
  }
  return undefined;
};

/** The row of the document that begins so, as its two numbers. */
const written = (start) => {
  const row = doc.split('\n').find((line) => line.startsWith(`| ${start}`));
  const [, , fields, clicks] = row.split('|').map((cell) => Number.parseInt(cell, 10));
  return { fields, clicks };
};

const evaluate = async (person) => {
  const form = 'form[action$="/evaluate"]';
  await person.choose(`${form} [name=outcome][value=no_action]`);
  await person.type('reasons', 'Skolen og vi er enige om, at barnet trives igen.');
  await person.press(`${form} .submit-row .button-primary`);
  await person.press('form[action$="/receipt"] .button-primary');
};

describe('from an open notification to assessed with receipt', () => {
  let page;
  before(async () => { page = await logIn(browser, demo.url, 'reception', { javaScriptEnabled: false }); });
  after(() => page?.context().close());

  const isDone = async () => {
    assert.equal(await page.locator('main form[action$="/evaluate"]').count(), 0, 'it is evaluated');
    assert.equal(await page.locator('main form[action$="/receipt"]').count(), 0, 'its receipt is recorded');
  };

  it('takes what the document says, and at most twelve fields', async () => {
    assert.ok(await waiting(page, false), 'one waits');
    const person = counted(page);
    await evaluate(person);
    await isDone();
    assert.ok(person.count.fields <= MOST_FIELDS);
    assert.deepEqual(person.count, written('a notification that is open'));
  });

  it('takes a few clicks more where the child must be found first', async () => {
    assert.ok(await waiting(page, true), 'one waits that came by the open web');
    const person = counted(page);
    await person.press('form[action$="/child"] [value=find]');
    await person.press('form[action$="/child"] [value=known]');
    await person.choose('form[action$="/evaluate"] [name=causes]');
    await evaluate(person);
    await isDone();
    assert.ok(person.count.fields <= MOST_FIELDS);
    assert.deepEqual(person.count, written('the same for one from the open web'));
  });
});
