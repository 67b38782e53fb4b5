import { mkdirSync } from 'node:fs';
import { launch, logIn, linksTo } from './browser.mjs';
import { startDemo } from './demo.mjs';
const out = '/tmp/look-decisions'; mkdirSync(out, { recursive: true });
const demo = await startDemo();
const browser = await launch();
try {
  for (const [lang, width] of [['da', 1280], ['en', 390]]) {
    const page = await logIn(browser, demo.url, 'caseworker', { language: lang, viewport: { width, height: 900 } });
    await page.goto('/cases');
    const cases = (await linksTo(page, /^\/cases\/\d+$/)).slice(0, 12);
    const shot = async (name) => { await page.screenshot({ path: `${out}/${name}-${lang}-${width}.png`, fullPage: true }); };
    let done = false;
    for (const c of cases) {
      await page.goto(`${c}/hearing`);
      const who = page.locator('input[name="person"]').first();
      if (!(await who.count())) continue;
      await who.check();
      await page.fill('textarea[name="about"]', 'At familien får en fast kontaktperson i et halvt år.');
      if (!(await page.inputValue('textarea[name="facts"]'))) await page.fill('textarea[name="facts"]', 'Skolen ser et barn, der ofte er træt.');
      await shot('hearing');
      await page.locator('main form button[type="submit"]').first().click();
      await page.waitForLoadState();
      await shot('heard');
      await page.locator('main a[href*="/write?template=hearing"]').first().click();
      await page.locator('button[value="preview"]').click();
      await page.waitForLoadState();
      await shot('letter');
      await page.goto(`${c}/decide?kind=support`);
      await shot('decide');
      await page.goto(`${c}/decide?kind=order`);
      await shot('order');
      await page.locator('input[name="paragraph"]').first().check();
      await page.fill('textarea[name="facts"]', 'Fakta'); await page.fill('textarea[name="reasons"]', 'Grunde');
      await page.fill('[name="ends_on"]', '2027-03-01');
      await page.locator('main form button[type="submit"]').last().click();
      await page.waitForLoadState();
      await shot('order-back');
      await page.goto(`${c}/decide?kind=support`);
      await page.locator('input[name="paragraph"]').nth(5).check();
      await page.fill('[name="purpose"]', 'Ro');
      await page.fill('textarea[name="facts"]', 'Fakta'); await page.fill('textarea[name="reasons"]', 'Grunde');
      await page.fill('[name="ends_on"]', '2027-03-01'); await page.fill('[name="weekly_price"]', '4200');
      await page.check('[name="unanswered"]');
      await page.locator('main form button[type="submit"]').last().click();
      await page.waitForLoadState();
      await shot('proposal');
      const here = new URL(page.url()).pathname;
      const leader = await logIn(browser, demo.url, 'team_leader', { language: lang, viewport: { width, height: 900 } });
      await leader.goto(here);
      await leader.screenshot({ path: `${out}/leader-${lang}-${width}.png`, fullPage: true });
      await page.goto(`${c}/plan/edit?kind=parents_plan`);
      await shot('plan-edit');
      await page.fill('[name="own_words"]', 'Vi vil have ro.');
      await page.fill('[name="goal_1"]', 'Vi spiser sammen.'); await page.selectOption('[name="area_1"]', 'safety');
      await page.locator('main form button[type="submit"]').last().click();
      await page.waitForLoadState();
      await page.goto(`${c}/plan`); await shot('plan');
      await page.goto(`${c}/plan/family?kind=parents_plan`); await shot('sheet');
      await page.goto(`${c}/family`); await shot('family');
      console.log(lang, c, page.troubles, leader.troubles);
      done = true; break;
    }
    if (!done) console.log('no case');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    console.log(lang, width, 'scrolls sideways:', wide);
  }
} finally { await browser.close(); await demo.stop(); }
