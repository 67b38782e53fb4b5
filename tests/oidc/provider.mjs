// A real OpenID Connect provider for the tests, and a person who walks through it.
//
//   node provider.mjs REDIRECT_URI POST_LOGOUT_URI
//
// Prints the line `issuer URL`. Then each line on standard input is a log-in to walk
// through: { url, sub, claims, acr, amr, fault }; the answer is a line `back URL`, the
// address to which the provider sends the person. `fault` damages the token of that log-in,
// signed with the provider's own key unless the key is the fault.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

const [back, left] = process.argv.slice(2);
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const other = (await generateKeyPair('RS256')).privateKey;
const jwk = { ...(await exportJWK(privateKey)), kid: 'test', use: 'sig', alg: 'RS256' };

/** What the log-in that is under way is about. */
let now = {};

const server = createServer();
await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
const issuer = `http://127.0.0.1:${server.address().port}`;
const provider = new Provider(issuer, {
  clients: [{
    client_id: 'traad',
    client_secret: 'aftalt-hemmelighed-til-proeven',
    redirect_uris: [back],
    post_logout_redirect_uris: [left],
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
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
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

/** Follows redirects with a fresh set of cookies until they lead away from the provider. */
async function walk(start) {
  const jar = new Map();
  let url = start;
  for (let i = 0; i < 10; i++) {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') };
    const came = await fetch(url, { headers, redirect: 'manual' });
    for (const cookie of came.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0].split(/=(.*)/s);
      jar.set(name, value);
    }
    const to = came.headers.get('location');
    if (!to) return `stopped with ${came.status} at ${url}`;
    url = new URL(to, url).href;
    if (!url.startsWith(issuer)) return url;
  }
  return `walked in circles at ${url}`;
}

console.log(`issuer ${issuer}`);
for await (const line of createInterface({ input: process.stdin })) {
  now = JSON.parse(line);
  console.log(`back ${await walk(now.url)}`);
}
process.exit(0);
