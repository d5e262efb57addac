// npm oidc-provider, set as FranceConnect sets it.
import { generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import { Provider } from "oidc-provider";
import { errorPage, logoutPage } from "./pages.mjs";

const generate = promisify(generateKeyPair);
const ENTITY = "entity_id";

async function newKey(kid, alg, type, options) {
  const { privateKey } = await generate(type, options);
  return { ...privateKey.export({ format: "jwk" }), kid, alg, use: "sig" };
}

export const newSigningKey = (house, number) => newKey(`pkcs11:ES256:hsm-${house.name}-${number}`, "ES256", "ec", { namedCurve: "P-256" });

export const newKeys = (house) =>
  Promise.all([newSigningKey(house, 0), newKey(`pkcs11:RS256:hsm-${house.name}`, "RS256", "rsa", { modulusLength: 2048 })]);

/** What the library keeps, in memory; it outlives a rotation of the keys. */
export function newStore() {
  const rows = new Map();
  const live = (row) => (row && row.until > Date.now() ? row.payload : undefined);
  const adapter = (model) => ({
    find: async (id) => live(rows.get(`${model} ${id}`)),
    findByUid: async (uid) => [...rows.values()].map(live).find((payload) => payload?.uid === uid),
    findByUserCode: async () => undefined,
    upsert: async (id, payload, seconds) => void rows.set(`${model} ${id}`, { payload, until: Date.now() + seconds * 1000 }),
    consume: async (id) => void (rows.get(`${model} ${id}`).payload.consumed = Math.floor(Date.now() / 1000)),
    destroy: async (id) => void rows.delete(`${model} ${id}`),
    revokeByGrantId: async (grantId) => rows.forEach(({ payload }, key) => payload.grantId === grantId && rows.delete(key)),
  });
  const register = (client) => void rows.set(`Client ${client.client_id}`, { payload: clientOf(client), until: Infinity });
  return { adapter, register };
}

const clientOf = (client) => ({
  application_type: "web", grant_types: ["authorization_code"], response_types: ["code"], token_endpoint_auth_method: "client_secret_post",
  subject_type: "pairwise", id_token_signed_response_alg: "ES256", userinfo_signed_response_alg: "ES256", require_auth_time: true,
  [ENTITY]: client.client_id, ...client,
});

// A request for a silent answer is given what an earlier one had agreed to.
async function grantOf(ctx) {
  const { provider, session, client, params, result } = ctx.oidc;
  const known = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const grant = known ? await provider.Grant.find(known) : undefined;
  if (grant || params.prompt !== "none") return grant;
  const made = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  made.addOIDCScope(params.scope);
  await made.save();
  return made;
}

/** Grants what was asked, as the page "continuer" says. */
export async function consentOf(provider, accountId, { client_id, scope, claims }) {
  const grant = new provider.Grant({ accountId, clientId: client_id });
  grant.addOIDCScope(scope);
  const asked = JSON.parse(claims ?? "{}");
  grant.addOIDCClaims([...Object.keys(asked.id_token ?? {}), ...Object.keys(asked.userinfo ?? {})]);
  return { grantId: await grant.save() };
}

const routes = {
  authorization: "/authorize", token: "/token", userinfo: "/userinfo", end_session: "/session/end", jwks: "/jwks", revocation: "/token/revocation",
};

const off = { enabled: false };
const on = { enabled: true };

function accounts(house) {
  return (ctx, accountId) => {
    const found = house.people.find(({ key }) => key === accountId);
    return found && { accountId, claims: async () => ({ ...found, sub: accountId }) };
  };
}

const cookies = (house) => ({
  keys: ["a secret of the tests"],
  names: { session: `${house.name}_session`, interaction: `${house.name}_interaction`, resume: `${house.name}_resume` },
  long: { signed: true, httpOnly: true, sameSite: "lax" },
  short: { signed: true, httpOnly: true, sameSite: "lax" },
});

export function providerOf(house, issuer, keys, store) {
  const people = house.people;
  return new Provider(issuer, {
    adapter: store.adapter,
    jwks: { keys },
    routes,
    cookies: cookies(house),
    ttl: house.ttl,
    acrValues: house.acrValues,
    scopes: Object.keys(house.claims),
    claims: { ...house.claims, amr: null },
    subjectTypes: ["pairwise"],
    pairwiseIdentifier: (ctx, accountId, client) => house.sub(people.find(({ key }) => key === accountId), client[ENTITY] ?? client.metadata()[ENTITY]),
    findAccount: accounts(house),
    loadExistingGrant: grantOf,
    responseTypes: ["code"],
    clientAuthMethods: ["client_secret_post", "private_key_jwt"],
    enabledJWA: {
      idTokenSigningAlgValues: ["ES256", "RS256"], userinfoSigningAlgValues: ["ES256", "RS256"], clientAuthSigningAlgValues: ["ES256", "RS256"],
    },
    pkce: { required: () => false },
    extraClientMetadata: { properties: [ENTITY] },
    interactions: { url: (ctx, interaction) => `${house.prefix}/interaction/${interaction.uid}` },
    renderError: errorPage(house),
    features: {
      devInteractions: off, resourceIndicators: off, pushedAuthorizationRequests: off,
      jwtUserinfo: on, claimsParameter: on, revocation: on,
      rpInitiatedLogout: { enabled: true, logoutSource: logoutPage },
    },
  });
}
