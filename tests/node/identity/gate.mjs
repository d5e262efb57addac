// The checks that stand before the library, as the real providers have them: what is refused here never reaches it.
const page = (code, why) => ({ page: { code, why } });

/** What is wrong with the parameters: one that is missing, unknown, given twice or too short. */
function faultOf(parameters, { required, optional, least = {} }) {
  const names = [...parameters.keys()];
  const unknown = names.find((name) => !required.includes(name) && !optional.includes(name));
  if (unknown) return `${unknown} is not expected`;
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) return `${twice} is given twice`;
  const missing = required.find((name) => !parameters.get(name));
  if (missing) return `${missing} is missing`;
  const short = Object.keys(least).find((name) => parameters.get(name).length < least[name]);
  return short ? `${short} has fewer than ${least[short]} characters` : null;
}

/** /authorize: a page without a way back, a way back with an error, or the parameters as the library shall see them. */
export async function authorization(house, parameters, findClient) {
  const fault = faultOf(parameters, house);
  if (fault) return page(house.refusal, fault);
  const prompts = (parameters.get("prompt") ?? "").split(" ").filter(Boolean);
  const strange = prompts.find((prompt) => !house.prompts.includes(prompt));
  if (strange) return page(house.refusal, `prompt ${strange} is not expected`);

  const client = await findClient(parameters.get("client_id"));
  if (!client) return page("Y04EA6EF", "client_id is unknown");
  if (!client.redirect_uris.includes(parameters.get("redirect_uri"))) return page("Y04C013C", "redirect_uri is not registered");

  const scopes = parameters.get("scope").split(" ");
  const foreign = scopes.find((scope) => !(scope in house.claims) && scope !== "amr");
  if (foreign) return { error: "invalid_scope", description: `requested scope is not allowed: ${foreign}` };
  const acr = house.acr((parameters.get("acr_values") ?? "").split(" ").filter(Boolean));
  if (acr === null) return { error: "invalid_acr", description: "acr_value is not valid, should be equal one of these values, expected eidas1" };

  const rewritten = new URLSearchParams(parameters);
  if (acr) rewritten.set("acr_values", acr);
  rewritten.set("prompt", house.prompt(parameters.get("prompt") ?? undefined));
  return { rewritten };
}

/** /session/end: a page, or nothing to say. */
export function logout(house, parameters) {
  const fault = faultOf(parameters, house.logout);
  return fault ? page(house.refusal, fault) : {};
}
