// One request at a provider: its own checks, its pages, and the library behind them.
import { authorization, logout } from "./gate.mjs";
import { consentOf } from "./library.mjs";
import { choicePage, continuePage, refusalPage } from "./pages.mjs";

const MAX_BODY = 64 * 1024;

async function formOf(request) {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > MAX_BODY) throw new Error("the form is too long");
  }
  return new URLSearchParams(body);
}

function send(response, status, type, body) {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" }).end(body);
}

export function handlerOf(house, provider, refused) {
  const library = provider.callback();
  const findClient = async (id) => (await provider.Client.find(id))?.metadata();

  const refuse = (response, { code, why }) => {
    refused(code, why);
    send(response, 400, "text/html", refusalPage(code, why));
  };

  function lead(response, parameters, { error, description }) {
    refused(error, description);
    const back = new URL(parameters.get("redirect_uri"));
    const state = parameters.get("state");
    Object.entries({ error, error_description: description, state, iss: provider.issuer }).forEach(([name, value]) => back.searchParams.set(name, value));
    response.writeHead(303, { location: back.href }).end();
  }

  async function authorize(request, response, url) {
    if (request.method !== "GET") return send(response, 405, "text/plain", "GET");
    const answer = await authorization(house, url.searchParams, findClient);
    if (answer.page) return refuse(response, answer.page);
    if (answer.error) return lead(response, url.searchParams, answer);
    return pass(request, response, `${url.pathname}?${answer.rewritten}`);
  }

  async function interact(request, response) {
    const { params, session } = await provider.interactionDetails(request, response);
    if (request.method === "GET") {
      const known = house.people.find(({ key }) => key === session?.accountId);
      return send(response, 200, "text/html", known ? continuePage(house, known) : choicePage(house));
    }
    const form = await formOf(request);
    const person = house.people.find(({ key }) => key === form.get("persona"));
    if (person && !form.has("continue") && !person.fails) return send(response, 200, "text/html", continuePage(house, person));
    if (!person && !form.has("cancel")) throw new Error("nobody has that name");
    const result = form.has("cancel")
      ? { error: "access_denied", error_description: "User auth aborted" }
      : person.fails
        ? { error: "server_error", error_description: "authentication aborted due to a technical error on the authorization server" }
        : { login: { accountId: person.key, acr: person.acr, amr: person.amr }, consent: await consentOf(provider, person.key, params) };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  // The library reads where it is mounted from the difference between the two addresses.
  function pass(request, response, address) {
    request.originalUrl = address;
    request.url = address.slice(house.prefix.length) || "/";
    return library(request, response);
  }

  return async (request, response) => {
    const url = new URL(request.url, provider.issuer);
    const path = url.pathname.startsWith(`${house.prefix}/`) ? url.pathname.slice(house.prefix.length) : null;
    try {
      if (path === null) return send(response, 404, "text/plain", "not found");
      if (path === "/authorize") return await authorize(request, response, url);
      if (path.startsWith("/interaction/")) return await interact(request, response);
      if (path === "/session/end") {
        const { page } = logout(house, url.searchParams);
        if (page) return refuse(response, page);
      }
      if (path === "/token" && request.headers.authorization) {
        refused("invalid_client", "HTTP Basic at the token endpoint");
        return send(response, 401, "application/json", JSON.stringify({ error: "invalid_client", error_description: "client authentication failed" }));
      }
      return pass(request, response, request.url);
    } catch (fault) {
      refuse(response, { code: house.refusal, why: fault.message });
    }
  };
}
