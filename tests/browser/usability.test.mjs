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

/** Whether the child described on the page is found among those on record; the page is left as it was. */
const isKnown = async (page, path) => {
  await page.locator('main form[action$="/child"] [value=find]').click();
  const found = await page.locator('main form[action$="/child"] [value=known]').count();
  await page.goto(path);
  return found > 0;
};

/** The first notification that waits for its evaluation and its receipt, with or without a described child. */
const waiting = async (page, isDescribed) => {
  await page.goto('/notifications');
  for (const path of await linksTo(page, NOTIFICATION)) {
    await page.goto(path);
    const has = async (end) => (await page.locator(`main form[action$="/${end}"]`).count()) > 0;
    const fits = await has('evaluate') && await has('receipt') && await has('child') === isDescribed;
    // Other tests send what is about nobody on record.
    if (fits && (!isDescribed || await isKnown(page, path))) return path;
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

describe('a call about a child nobody knows', () => {
  let page;
  before(async () => { page = await logIn(browser, demo.url, 'reception', { javaScriptEnabled: false }); });
  after(() => page?.context().close());

  const registered = async (person) => {
    await person.press('.submit-row .button-primary');
    await page.locator('main form[action$="/evaluate"]').waitFor();
  };

  it('is registered with the fields and clicks of the document', async () => {
    const person = counted(page);
    await page.goto('/notifications');
    await person.press('a[href="/notifications/new"] >> nth=0');
    await person.type('child_name', 'Ask Ukendt');
    await person.type('child_birth', '2017-05-01');
    person.count.clicks += 1;
    await page.locator('[name=notifier]').selectOption('school');
    await person.type('notifier_name', 'Lone Lund');
    await person.type('notifier_contact', '12 34 56 78');
    await person.type('concern', 'Han kommer sulten i skole og er ofte alene hjemme.');
    await registered(person);
    assert.deepEqual(person.count, written('a telephone call about a child that is new'));
  });

  it('takes less where nobody can say who the child is', async () => {
    const person = counted(page);
    await page.goto('/notifications');
    await person.press('a[href="/notifications/new"] >> nth=0');
    person.count.clicks += 1;
    await page.locator('summary', { hasText: 'hvem barnet er' }).click();
    await person.type('child_described', 'En dreng på omkring ni, bor vist i nummer 12');
    person.count.clicks += 1;
    await page.locator('[name=notifier]').selectOption('family');
    await person.type('concern', 'Han står alene på gaden om aftenen.');
    await registered(person);
    assert.deepEqual(person.count, written('the same where the caller cannot say who the child is'));
  });
});
