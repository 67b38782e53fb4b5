// Every page of the product, once: where it is and whom it is open to. A page without a
// fixed address says how a person finds it by links. All tests that go through all
// pages read this list, so that a new page is one entry.
import { linksTo } from './browser.mjs';

/** Roles that open cases. */
export const SEES_CASES = ['caseworker', 'team_leader', 'district_leader', 'head', 'auditor'];
/** Roles that see what came in. */
export const SEES_NOTIFICATIONS = [...SEES_CASES, 'reception'];
/** Roles that register what comes in. */
export const REGISTERS = ['caseworker', 'team_leader', 'reception'];
/** Roles that tell a citizen who has seen the case, and look into unusual looks. */
export const GIVES_EXTRACTS = ['team_leader', 'district_leader', 'head', 'auditor'];
/** Roles for which existence itself is confidential. */
export const SEES_NO_PERSON = ['committee', 'economist', 'administrator', 'director', 'partner'];
/** Roles that see goals and indicators: all but the provider. */
export const SEES_GOALS = [...SEES_NOTIFICATIONS, ...SEES_NO_PERSON];
/** Roles that approve proposed decisions. */
export const APPROVES = ['team_leader', 'district_leader', 'head'];
/** Roles that may break the glass, and protect a case. */
export const GUARDS = ['caseworker', 'team_leader', 'district_leader', 'head'];

const firstLink = (from, pattern) => async (page) => {
  await page.goto(from);
  return (await linksTo(page, pattern))[0];
};

/** The addresses of single things. */
export const CASE = /^\/cases\/[^/]+$/;
export const DUTY = /^\/cases\/[^/]+\/duties\/[^/]+$/;
export const RECORD = /^\/cases\/[^/]+\/record\/[^/]+$/;
export const DECIDE = /^\/cases\/[^/]+\/decide$/;
export const DECISION = /^\/cases\/[^/]+\/decisions\/[^/]+$/;
export const NOTIFICATION = /^\/notifications\/(?!new$)[^/]+$/;
export const GOAL = /^\/goals\/.+$/;
export const INDICATOR = /^\/indicators\/.+$/;
export const ASSIGN = /^\/cases\/[^/]+\/assign$/;
export const HANDOVER = /^\/handover\/[^/]+$/;
export const FAMILY = /^\/cases\/[^/]+\/family$/;
export const LAW = /^\/law\/.+$/;
export const ACCOUNT = /^\/accounts\/(?!new$)[^/]+$/;
export const CLIENT = /^\/clients\/(?!new$)[^/]+$/;
export const EVENT = /^\/cases\/[^/]+\/events\/[^/]+$/;
export const EXTRACT = /^\/cases\/[^/]+\/access$/;
export const UNUSUAL = /^\/access\/unusual\/[^/]+\/[0-9]+$/;

const onCase = (pattern) => async (page) => {
  const path = await firstLink('/cases', CASE)(page);
  if (!path) return undefined;
  await page.goto(path);
  return (await linksTo(page, pattern))[0];
};

/** The briefs of the first cases on the list. */
const briefs = async (page) => {
  await page.goto('/cases');
  const paths = (await linksTo(page, CASE)).slice(0, 3);
  return `/briefs?cases=${paths.map((path) => path.split('/').pop()).join('.')}`;
};
const onDecide = (more) => async (page) => {
  const path = await onCase(DECIDE)(page);
  return path && path.replace(/decide$/, more);
};
const decideSupport = onDecide('decide?kind=support');
const hearing = onDecide('hearing');

/** Whoever opens a case without a part in it makes a line to look into. */
const unusualLine = async (page) => {
  await page.goto(await firstLink('/cases', CASE)(page));
  return firstLink('/access/unusual', UNUSUAL)(page);
};

/** The address under which a question is answered: sealed for whoever asked. */
const search = (question) => async (page) => {
  await page.goto('/search');
  await page.fill('main input[name=q]', question);
  await page.click('main form button[type=submit]');
  await page.waitForURL('**/search?s=*');
  const { pathname, search: query } = new URL(page.url());
  return pathname + query;
};

/** A client that is let in, and its page. */
const newClient = async (page) => {
  await page.goto('/clients/new');
  await page.fill('[name=name]', 'Natlig kopi');
  await page.selectOption('[name=role]', 'head');
  await page.check('[name=permits][value=indicators]');
  await page.locator('form[action="/clients/new"] button[type=submit]').click();
  return (await linksTo(page, CLIENT))[0];
};

/** A concern written on the open web, and its receipt. */
const writtenConcern = async (page) => {
  await page.goto('/concern?as=citizen');
  await page.fill('[name=concern]', 'Hun er ofte alene om aftenen.');
  await page.fill('[name=child_name]', 'Ida Prøve');
  await page.check('[name=notifier][value=family]', { force: true });
  // Nobody writes in less.
  await page.waitForTimeout(3500);
  await page.locator('form[action="/concern"] button[type=submit]').click();
  const { pathname, search: query } = new URL(page.url());
  return pathname + query;
};

/** The administrator finds no link to a case, only the field for its number. */
const anyCaseToErase = async (page) => {
  for (let number = 1; number < 2000; number++) {
    const path = `/retention/${number}`;
    if ((await page.request.get(path)).ok()) return path;
  }
  return undefined;
};

/** The attachments of the first notification. */
const attachments = async (page) => `${await firstLink('/notifications', NOTIFICATION)(page)}/attachments`;

/** The workroom of a case that has one, if there is any. */
const workroom = (kind) => async (page) => {
  await page.goto('/cases');
  const files = (await linksTo(page, CASE)).slice(0, 12);
  for (const file of files) {
    await page.goto(`${file}/${kind}`);
    if (await page.locator('figure.ics').count()) break;
  }
  return files.length ? new URL(page.url()).pathname : undefined;
};

/** The complaints of a case that has one, or else of the first case. */
const complained = async (page) => {
  await page.goto('/complaints');
  const [row] = await linksTo(page, /^\/cases\/[^/]+\/complaints$/);
  return row ?? `${await firstLink('/cases', CASE)(page)}/complaints`;
};
const assessed = workroom('assessment');
const clarified = workroom('clarification');

/** A page that every case has. */
const under = (end) => async (page) => `${await firstLink('/cases', CASE)(page)}/${end}`;

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
 * `route` as the site names it (a rule of the house compares the two lists); `path` where
 * it is fixed, or `find(page)`; `roles`: for whom it must be there (all when absent). The
 * others get 403 or 404, and a test holds them to it where the address is fixed.
 */
export const pages = [
  { name: 'today', route: '/' },
  { name: 'notifications', route: '/notifications', roles: SEES_NOTIFICATIONS },
  { name: 'new notification', route: '/notifications/new', roles: REGISTERS },
  { name: 'notification', route: '/notifications/{id}', find: firstLink('/notifications', NOTIFICATION), roles: ['reception', 'team_leader'] },
  { name: 'who writes about a concern', route: '/concern' },
  { name: 'write about a concern', route: '/concern', path: '/concern?as=citizen' },
  { name: 'write about a concern at work', route: '/concern', path: '/concern?as=professional' },
  { name: 'receipt of a concern', route: '/concern/received', find: writtenConcern },
  { name: 'cases', route: '/cases', roles: SEES_CASES },
  { name: 'case', route: '/cases/{number}', find: firstLink('/cases', CASE), roles: SEES_CASES },
  { name: 'decide', route: '/cases/{number}/decide', find: onCase(DECIDE), roles: ['caseworker', 'team_leader'] },
  { name: 'decide: the form', route: '/cases/{number}/decide', find: decideSupport, roles: ['caseworker', 'team_leader'] },
  { name: 'hear a party', route: '/cases/{number}/hearing', find: hearing, roles: ['caseworker', 'team_leader'] },
  { name: 'a decision', route: '/cases/{number}/decisions/{id}', find: onCase(DECISION), roles: SEES_CASES },
  { name: 'decisions that wait', route: '/decisions', path: '/decisions', roles: APPROVES },
  { name: 'complaints of a case', route: '/cases/{number}/complaints', find: complained, roles: SEES_CASES },
  { name: 'complaints in reach', route: '/complaints', roles: SEES_CASES },
  { name: 'record an event', route: '/cases/{number}/record/{kind}', find: onCase(RECORD), roles: ['caseworker', 'team_leader'] },
  { name: 'why', route: '/cases/{number}/duties/{id}', find: onCase(DUTY), roles: SEES_CASES },
  { name: 'event', route: '/cases/{number}/events/{id}', find: onCase(EVENT), roles: ['caseworker', 'team_leader'] },
  { name: 'assessment', route: '/cases/{number}/assessment', find: assessed, roles: SEES_CASES },
  { name: 'record what was said in an assessment', route: '/cases/{number}/assessment/{step}', find: under('assessment/contribution'), roles: ['caseworker', 'team_leader'] },
  { name: 'clarification', route: '/cases/{number}/clarification', find: clarified, roles: SEES_CASES },
  { name: 'record what was said in a clarification', route: '/cases/{number}/clarification/{step}', find: under('clarification/contribution'), roles: ['caseworker', 'team_leader'] },
  { name: 'screen the need for help', route: '/cases/{number}/record/{kind}', find: under('record/screened'), roles: ['caseworker', 'team_leader'] },
  { name: 'plan', route: '/cases/{number}/plan', find: under('plan'), roles: SEES_CASES },
  { name: 'make or revise a plan', route: '/cases/{number}/plan/edit', find: under('plan/edit'), roles: ['caseworker', 'team_leader'] },
  { name: "the family's version of a plan", route: '/cases/{number}/plan/family', find: under('plan/family'), roles: SEES_CASES },
  { name: "the provider's part of a plan", route: '/cases/{number}/plan/provider', find: under('plan/provider'), roles: SEES_CASES },
  { name: 'follow-up', route: '/cases/{number}/follow-up', find: under('follow-up'), roles: ['caseworker', 'team_leader'] },
  { name: 'measures', route: '/cases/{number}/measures', find: under('measures'), roles: SEES_CASES },
  { name: 'start a measure', route: '/cases/{number}/measures/start', find: under('measures/start'), roles: ['caseworker', 'team_leader'] },
  { name: 'growing up', route: '/cases/{number}/growing-up', find: under('growing-up'), roles: SEES_CASES },
  { name: 'assign a caseworker', route: '/cases/{number}/assign', find: onCase(ASSIGN), roles: ['team_leader', 'district_leader', 'head'] },
  { name: 'family and network', route: '/cases/{number}/family', find: onCase(FAMILY), roles: SEES_CASES },
  { name: 'documents of a case', route: '/cases/{number}/documents', find: under('documents'), roles: SEES_CASES },
  { name: 'attachments of a notification', route: '/notifications/{id}/attachments', find: attachments, roles: ['reception', 'team_leader'] },
  { name: 'the file for access to documents', route: '/cases/{number}/file', find: under('file'), roles: SEES_CASES },
  { name: 'record a consultation', route: '/cases/{number}/record/{kind}', find: under('record/case_consulted'), roles: ['caseworker', 'team_leader'] },
  { name: 'write a letter', route: '/cases/{number}/write', find: under('write'), roles: ['caseworker', 'team_leader'] },
  { name: 'templates of letters', route: '/templates', roles: ['head', 'administrator'] },
  { name: 'new template', route: '/templates/new', roles: ['head', 'administrator'] },
  { name: 'template', route: '/templates/{template}', path: '/templates/meeting', roles: ['head', 'administrator'] },
  { name: 'gaps', route: '/gaps', roles: ['team_leader', 'district_leader', 'head'] },
  { name: 'give out cases', route: '/distribution', roles: ['team_leader', 'district_leader', 'head'] },
  { name: 'hand over cases', route: '/handover/{worker}', find: firstLink('/', HANDOVER), roles: ['team_leader', 'district_leader', 'head'] },
  { name: 'brief of a case', route: '/briefs', find: briefs, roles: SEES_CASES },
  { name: 'break the glass', route: '/glass', roles: GUARDS },
  { name: 'named persons', route: '/named', roles: GUARDS },
  { name: 'contracts', route: '/contracts', roles: ['provider'] },
  { name: 'extract of the access log', route: '/cases/{number}/access', find: onCase(EXTRACT), roles: GIVES_EXTRACTS },
  { name: 'access log', route: '/access', roles: ['auditor'] },
  { name: 'unusual looks', route: '/access/unusual', roles: GIVES_EXTRACTS },
  { name: 'unusual looks at a case', route: '/access/unusual/{worker}/{case}', find: unusualLine, roles: ['head', 'auditor'] },
  { name: 'goals', route: '/goals', roles: SEES_GOALS },
  { name: 'goal', route: '/goals/{*id}', find: firstLink('/goals', GOAL), roles: SEES_GOALS },
  { name: 'indicator', route: '/indicators/{*id}', find: onGoal, roles: SEES_GOALS },
  { name: 'ladder', route: '/ladder', roles: SEES_GOALS },
  { name: 'ladder as a table', route: '/ladder/table', roles: SEES_GOALS },
  { name: 'law', route: '/law' },
  { name: 'rule of law', route: '/law/{*id}', find: firstLink('/law', LAW) },
  { name: 'search', route: '/search', roles: SEES_CASES },
  { name: 'what was found', route: '/search', find: search('bekymring skole'), roles: SEES_CASES },
  { name: 'nothing found', route: '/search', find: search('xylofon'), roles: SEES_CASES },
  { name: 'own account', route: '/account' },
  // The demo's people have no password: log-in.test.mjs judges it with an account of its own.
  { name: 'password', route: '/account/password', roles: [] },
  { name: 'second factor', route: '/account/second-factor', roles: [] },
  { name: 'code', route: '/login/code', roles: [], find: () => undefined },
  { name: 'to the log-in service', route: '/login/service', roles: [], find: () => undefined },
  { name: 'back from the log-in service', route: '/login/service/back', roles: [], find: () => undefined },
  { name: 'logged out', route: '/login/left' },
  { name: 'due for erasure', route: '/retention', roles: ['administrator'] },
  { name: 'erase a case', route: '/retention/{number}', find: anyCaseToErase, roles: ['administrator'] },
  { name: 'accounts', route: '/accounts', roles: ['administrator'] },
  { name: 'new account', route: '/accounts/new', roles: ['administrator'] },
  { name: 'clients', route: '/clients', roles: ['administrator'] },
  { name: 'new client', route: '/clients/new', roles: ['administrator'] },
  { name: 'client', route: '/clients/{client}', find: newClient, roles: ['administrator'] },
  { name: 'interface', route: '/api' },
  { name: 'account', route: '/accounts/{worker}', find: firstLink('/accounts', ACCOUNT), roles: ['administrator'] },
];
for (const entry of pages) {
  if (!entry.find) entry.path ??= entry.route;
}

/** Whether a page must be there for a role. */
export const isOpenTo = (entry, role) => !entry.roles || entry.roles.includes(role);
