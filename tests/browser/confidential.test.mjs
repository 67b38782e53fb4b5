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
let children;
before(async () => {
  demo = await startDemo();
  browser = await launch();
  const page = await logIn(browser, demo.url, 'team_leader');
  await page.goto('/cases');
  [aCase] = await linksTo(page, CASE);
  // »Elias S., 12 år« in the list: as a child is named everywhere.
  children = (await page.locator('main tbody th a').allInnerTexts()).map((words) => words.split(',')[0]);
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
    const read = async (path) => (await page.request.get(path)).text();
    const links = (html, pattern) => [...new Set([...html.matchAll(/href="([^"?#]+)/g)].map((m) => m[1]))]
      .filter((path) => pattern.test(path));
    before(async () => { page = await logIn(browser, demo.url, role); });
    after(() => page?.context().close());

    it('cannot tell a case that exists from one that does not', async () => {
      assert.ok(aCase);
      const [there, nowhere] = [await page.request.get(aCase), await page.request.get('/cases/99999999')];
      assert.ok([403, 404].includes(there.status()), `${aCase} answers ${there.status()}`);
      assert.equal(there.status(), nowhere.status());
      // The address itself stands in the link to the other language.
      assert.equal((await there.text()).replaceAll(aCase, ''), (await nowhere.text()).replaceAll('/cases/99999999', ''));
    });

    it('meets no child on goals and indicators', async () => {
      assert.ok(children.length > 10);
      const goals = links(await read('/goals'), GOAL);
      assert.ok(goals.length > 0);
      const seen = new Set(['/', '/goals', '/ladder', ...goals]);
      for (const goal of goals) for (const path of links(await read(goal), INDICATOR)) seen.add(path);
      assert.ok(seen.size > goals.length + 3, 'goals lead to indicators');
      for (const path of seen) {
        const html = await read(path);
        assert.deepEqual(links(html, /^\/(cases|notifications)/), [], path);
        assert.deepEqual(children.filter((name) => html.includes(name)), [], path);
      }
    });
  });
}
