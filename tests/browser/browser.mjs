// Chromium as the distribution ships it, and a person who has logged in.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The roles with a demo person each. */
export const ROLES = [
  'caseworker', 'team_leader', 'reception', 'head', 'committee', 'economist', 'auditor', 'administrator',
  'director', 'district_leader', 'provider', 'partner',
];

/** Opens the browser. */
export function launch(options = {}) {
  const executablePath = process.env.CHROMIUM || PATHS.find((path) => existsSync(path));
  if (!executablePath) throw new Error('no Chromium was found: install it or set CHROMIUM');
  // The sandbox needs rights that a container's root does not have.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
  return chromium.launch({ executablePath, args, ...options });
}

/**
 * A page where the demo person of a role is logged in. Troubles that a person would not
 * see (script errors, refused or missing files) gather in `page.troubles`.
 */
export async function logIn(browser, url, role, { language = 'da', ...options } = {}) {
  const context = await browser.newContext({ baseURL: url, locale: 'da-DK', timezoneId: 'Europe/Copenhagen', ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(`script: ${error.message}`));
  page.on('console', (message) => {
    // The status of the page itself is judged by the test that asked for it.
    if (message.type() === 'error' && !/status of (403|404|422)/.test(message.text())) {
      page.troubles.push(`console: ${message.text()}`);
    }
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (!isPage && response.status() >= 400) page.troubles.push(`${response.status()} ${response.url()}`);
  });
  await page.goto('/login');
  await page.locator(`[data-role="${role}"]`).first().click();
  await page.waitForURL((address) => address.pathname !== '/login');
  if (language !== 'da') await page.goto(`/language/${language}`);
  return page;
}

/** Paths of the links in the page's main part that match, each once, in order. */
export async function linksTo(page, pattern) {
  // Links inside a drawing have an object for `href`: the attribute is the same for all.
  const hrefs = await page.locator('main a[href]').evaluateAll(
    (links) => links.map((link) => new URL(link.getAttribute('href'), document.baseURI).pathname),
  );
  return [...new Set(hrefs.filter((href) => pattern.test(href)))];
}
