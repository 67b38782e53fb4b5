// A real OpenID Connect provider for the tests, and a person who walks through it.
//
//   node provider.mjs REDIRECT_URI POST_LOGOUT_URI BACKCHANNEL_LOGOUT_URI [KEY CERTIFICATE]
//
// Prints the line `issuer URL`; with key and certificate (PEM files) it speaks https. Then each
// line on standard input is one of these:
//
//   { url, sub, claims, acr, amr, fault }  a log-in to walk through; the answer is a line `back URL`,
//       the address to which the provider sends the person. `fault` damages the token of that
//       log-in, signed with the provider's own key unless the key is the fault.
//   { leave: URL }  the person who logged in last walks out; the answer is a line `told TOKEN`, what
//       the provider says at the back-channel address, and a line `back URL`.
//   { word: { claims, head, key } }  a token with these claims and this head; `key` is another one
//       (other), the client's secret (secret) or none. The answer is a line `word TOKEN`.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createInterface } from 'node:readline';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { Provider } from 'oidc-provider';

const [back, left, ended, key, certificate] = process.argv.slice(2);
const secret = 'aftalt-hemmelighed-til-proeven';
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const other = (await generateKeyPair('RS256')).privateKey;
const jwk = { ...(await exportJWK(privateKey)), kid: 'test', use: 'sig', alg: 'RS256' };

/** What the log-in that is under way is about. */
let now = {};

const server = key
  ? createSecureServer({ key: readFileSync(key), cert: readFileSync(certificate) })
  : createServer();
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http${key ? 's' : ''}://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: 'traad',
    client_secret: secret,
    redirect_uris: [back],
    post_logout_redirect_uris: [left],
    backchannel_logout_uri: ended,
    backchannel_logout_session_required: true,
    response_types: ['code'],
    grant_types: ['authorization_code'],
  }],
  jwks: { keys: [jwk] },
  cookies: { keys: ['kun til prøven'] },
  scopes: ['openid', 'profile'],
  claims: { openid: ['sub'], profile: ['preferred_username', 'groups'], acr: null, amr: null },
  conformIdTokenClaims: false,
  acrValues: ['low', 'substantial'],
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: { enabled: true },
    backchannelLogout: { enabled: true },
  },
  // The only one it asks is the site, which has no address of its own in the tests.
  async fetch(_, options) {
    console.log(`told ${new URLSearchParams(String(options.body)).get('logout_token')}`);
    return new Response(null, { status: 200 });
  },
  interactions: { url: (_, interaction) => `/walk/${interaction.uid}` },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...now.claims }) }),
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

const faults = {
  nonce: (claims) => ({ ...claims, nonce: 'en anden' }),
  audience: (claims) => ({ ...claims, aud: 'en-anden' }),
  issuer: (claims) => ({ ...claims, iss: 'https://et-andet-sted.example' }),
  expired: (claims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  key: (claims) => claims,
};
provider.use(async (ctx, next) => {
  await next();
  if (!now.fault || ctx.path !== '/token' || !ctx.body?.id_token) return;
  const claims = faults[now.fault](decodeJwt(ctx.body.id_token));
  ctx.body.id_token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', kid: 'test' })
    .sign(now.fault === 'key' ? other : privateKey);
});

const answer = provider.callback();
server.on('request', (req, res) => {
  if (!req.url.startsWith('/walk/')) return answer(req, res);
  const login = { accountId: now.sub, acr: now.acr, amr: now.amr };
  return provider.interactionFinished(req, res, { login }, { mergeWithLastSubmission: false });
});

/** The cookies of the browser that logged in last. */
let jar = new Map();

async function ask(url, options = {}) {
  const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
  const came = await fetch(url, { headers, redirect: 'manual', ...options });
  for (const cookie of came.headers.getSetCookie()) {
    const [name, value] = cookie.split(';')[0].split(/=(.*)/s);
    jar.set(name, value);
  }
  return came;
}

/** Follows redirects until they lead away from the provider. */
async function follow(start) {
  let url = start;
  for (let i = 0; i < 10; i++) {
    const came = await ask(url);
    const to = came.headers.get('location');
    if (!to) return `stopped with ${came.status} at ${url}`;
    url = new URL(to, url).href;
    if (!url.startsWith(issuer)) return url;
  }
  return `walked in circles at ${url}`;
}

/** Says yes to the question whether to log out. */
async function leave(url) {
  const page = await (await ask(url)).text();
  const xsrf = page.match(/name="xsrf" value="([^"]+)"/)?.[1] ?? '';
  const body = new URLSearchParams({ xsrf, logout: 'yes' });
  const came = await ask(`${issuer}/session/end/confirm`, { method: 'POST', body });
  return came.headers.get('location') ?? `stopped with ${came.status}`;
}

/** A token of any kind; what it holds is for the caller to say. */
function word({ claims, head, key: which }) {
  if (which === 'none') return new UnsecuredJWT(claims).encode();
  const alg = which === 'secret' ? 'HS256' : 'RS256';
  const by = { other, secret: new TextEncoder().encode(secret) }[which] ?? privateKey;
  return new SignJWT(claims).setProtectedHeader({ alg, kid: 'test', ...head }).sign(by);
}

console.log(`issuer ${issuer}`);
for await (const line of createInterface({ input: process.stdin })) {
  const said = JSON.parse(line);
  if (said.leave) {
    console.log(`back ${await leave(said.leave)}`);
  } else if (said.word) {
    console.log(`word ${await word(said.word)}`);
  } else {
    now = said;
    jar = new Map();
    console.log(`back ${await follow(now.url)}`);
  }
}
process.exit(0);
