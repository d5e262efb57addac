// What sets the two providers apart: parameters that they take, lengths, lifetimes, scopes, and how they name a person.
import { createHash } from "node:crypto";
import { agents, citizens } from "./people.mjs";

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");

// The name of a person at a service: the same from any identity provider, another when the civil status changes.
function franceConnectSub(person, entity) {
  const birthplace = person.birthcountry === "99100" ? person.birthplace : "";
  const pivot = [person.given_name, person.family_name, person.birthdate, person.gender, birthplace, person.birthcountry].join("");
  return `${sha256(entity, sha256(pivot), "a secret of the tests")}v1`;
}

const identity = ["given_name", "given_name_array", "family_name", "birthdate", "gender"];
const birth = ["birthplace", "birthcountry"];
const alone = (names) => Object.fromEntries(names.map((name) => [name, [name]]));

const franceconnect = {
  name: "franceconnect",
  title: "FranceConnect",
  prefix: "/api/v2",
  refusal: "Y030007",
  people: citizens,
  sub: franceConnectSub,
  required: ["client_id", "redirect_uri", "response_type", "scope", "state", "acr_values", "nonce"],
  optional: ["prompt", "claims", "idp_hint", "ui_locales"],
  least: { nonce: 22 },
  prompts: ["login", "consent"],
  prompt: () => "login consent",
  acr: (values) => (values.includes("eidas1") || !values.some((value) => ["eidas2", "eidas3"].includes(value)) ? "eidas1" : null),
  acrValues: ["eidas1"],
  logout: { required: ["id_token_hint"], optional: ["post_logout_redirect_uri", "state", "client_id", "logout_hint", "ui_locales"] },
  ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Grant: 30, Interaction: 1800, Session: 1800 },
  claims: {
    openid: ["sub"], profile: [...identity, "preferred_username"], birth, identite_pivot: [...identity, ...birth],
    ...alone(["gender", ...birth, "birthdate", "given_name", "family_name", "email", "preferred_username", "idp_birthdate", "idp_id"]),
  },
};

const proconnect = {
  name: "proconnect",
  title: "ProConnect",
  prefix: "/api/v2",
  refusal: "Y000400",
  people: agents,
  // Another identity provider gives the same agent another name.
  sub: (person) => sha256(person.idp_id, person.uid),
  required: ["client_id", "redirect_uri", "response_type", "scope", "state", "nonce"],
  optional: ["acr_values", "prompt", "claims", "ui_locales", "login_hint", "siret_hint", "response_mode", "code_challenge", "code_challenge_method"],
  least: { nonce: 32, state: 32 },
  prompts: ["login", "consent", "none"],
  prompt: (asked) => asked ?? "consent",
  acr: (values) => values.join(" "),
  acrValues: ["eidas0", "eidas0-mfa", "eidas1", "eidas1-mfa", "eidas2", "eidas3",
    ...["self-asserted", "consistency-checked"].flatMap((level) => ["", "-2fa"].map((second) => `https://proconnect.gouv.fr/assurance/${level}${second}`))],
  logout: { required: ["post_logout_redirect_uri", "state"], optional: ["id_token_hint", "client_id", "logout_hint", "ui_locales"] },
  ttl: { AuthorizationCode: 60, AccessToken: 60, IdToken: 60, Grant: 60, Interaction: 1800, Session: 43200 },
  claims: {
    openid: ["sub"], custom: ["custom"],
    ...alone(["given_name", "usual_name", "email", "uid", "siret", "idp_id", "organization_label", "roles", "phone", "organizational_unit",
      "belonging_population", "chorusdt"]),
  },
};

export const houses = { franceconnect, proconnect };
