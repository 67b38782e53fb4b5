// Every page of the product, once: where it is and whom it is open to. A page without a
// fixed address says how a person finds it by links. All tests that go through all
// pages read this list, so that a new page is one entry.
import { linksTo } from './browser.mjs';

/** Roles that meet single children, and so see names. */
export const SEES_PERSONS = ['caseworker', 'team_leader', 'reception', 'head', 'auditor'];
/** Roles for which existence itself is confidential. */
export const SEES_NO_PERSON = ['committee', 'economist', 'administrator'];

const firstLink = (from, pattern) => async (page) => {
  await page.goto(from);
  return (await linksTo(page, pattern))[0];
};

/** The addresses of single things. */
export const CASE = /^\/cases\/[^/]+$/;
export const DUTY = /^\/cases\/[^/]+\/duties\/[^/]+$/;
export const RECORD = /^\/cases\/[^/]+\/record\/[^/]+$/;
export const NOTIFICATION = /^\/notifications\/(?!new$)[^/]+$/;
export const GOAL = /^\/goals\/.+$/;
export const INDICATOR = /^\/indicators\/.+$/;

const onCase = (pattern) => async (page) => {
  const path = await firstLink('/cases', CASE)(page);
  if (!path) return undefined;
  await page.goto(path);
  return (await linksTo(page, pattern))[0];
};

const onGoal = async (page) => {
  await page.goto('/goals');
  for (const goal of await linksTo(page, GOAL)) {
    await page.goto(goal);
    const [indicator] = await linksTo(page, INDICATOR);
    if (indicator) return indicator;
  }
  return undefined;
};

/**
 * `path` or `find(page)`; `roles`: for whom it must be there (all when absent). The
 * others get 403 or 404, and a test holds them to it where the address is fixed.
 */
export const pages = [
  { name: 'today', path: '/' },
  { name: 'notifications', path: '/notifications', roles: SEES_PERSONS },
  { name: 'new notification', path: '/notifications/new', roles: ['reception', 'caseworker', 'team_leader'] },
  { name: 'notification', find: firstLink('/notifications', NOTIFICATION), roles: ['reception', 'team_leader'] },
  { name: 'cases', path: '/cases', roles: SEES_PERSONS },
  { name: 'case', find: firstLink('/cases', CASE), roles: ['caseworker', 'team_leader'] },
  { name: 'record an event', find: onCase(RECORD), roles: ['caseworker', 'team_leader'] },
  { name: 'why', find: onCase(DUTY), roles: ['caseworker', 'team_leader'] },
  { name: 'goals', path: '/goals' },
  { name: 'goal', find: firstLink('/goals', GOAL) },
  { name: 'indicator', find: onGoal },
  { name: 'ladder', path: '/ladder' },
  { name: 'search', path: '/search?q=a', roles: SEES_PERSONS },
];

/** Whether a page must be there for a role. */
export const isOpenTo = (entry, role) => !entry.roles || entry.roles.includes(role);
