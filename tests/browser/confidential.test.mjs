// Who may see only figures finds no way to a child: not by address, not by a link, not
// by a name on a page.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startDemo } from './demo.mjs';
import { launch, logIn, ROLES } from './browser.mjs';
import { CASE, GOAL, INDICATOR, isOpenTo, pages, SEES_NO_PERSON } from './pages.mjs';
import { linksTo } from './browser.mjs';

let demo;
let browser;
let aCase;
before(async () => {
  demo = await startDemo();
  browser = await launch();
  const page = await logIn(browser, demo.url, 'team_leader');
  await page.goto('/cases');
  [aCase] = await linksTo(page, CASE);
  await page.context().close();
});
after(async () => { await browser?.close(); await demo?.stop(); });

for (const role of ROLES) {
  describe(`closed to ${role}`, () => {
    let page;
    before(async () => { page = await logIn(browser, demo.url, role); });
    after(() => page?.context().close());
    for (const entry of pages.filter((entry) => entry.path && !isOpenTo(entry, role))) {
      it(entry.name, async () => {
        const answer = await page.goto(entry.path);
        assert.ok([403, 404].includes(answer.status()), `${entry.path} answers ${answer.status()}`);
        assert.deepEqual(await linksTo(page, CASE), []);
      });
    }
  });
}

for (const role of SEES_NO_PERSON) {
  describe(`${role} sees figures only`, () => {
    let page;
    before(async () => { page = await logIn(browser, demo.url, role); });
    after(() => page?.context().close());

    it('gets 404 for a case that exists', async () => {
      assert.ok(aCase);
      assert.equal((await page.goto(aCase)).status(), 404);
    });

    it('meets no link to a case on goals and indicators', async () => {
      await page.goto('/goals');
      const goals = await linksTo(page, GOAL);
      assert.ok(goals.length > 0);
      for (const goal of goals) {
        await page.goto(goal);
        assert.deepEqual(await linksTo(page, CASE), [], goal);
        for (const indicator of await linksTo(page, INDICATOR)) {
          await page.goto(indicator);
          assert.deepEqual(await linksTo(page, CASE), [], indicator);
          await page.goto(goal);
        }
      }
    });
  });
}
