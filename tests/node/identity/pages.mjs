// What a person sees at the provider: plain forms, which need no script.
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value) => String(value).replace(/[&<>"]/g, (sign) => escapes[sign]);

const page = (title, body) =>
  `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${text(title)}</title></head><body><main><h1>${text(title)}</h1>${body}</main></body></html>`;

const nameOf = ({ given_name, family_name, usual_name }) => `${given_name} ${usual_name ?? family_name}`;
const cancel = '<form method="post"><button name="cancel" value="yes">Annuler</button></form>';

/** Who are you? */
export const choicePage = (house) =>
  page(`Se connecter avec ${house.title}`, `<form method="post">${house.people.map((person) =>
    `<p><button name="persona" value="${person.key}">${text(nameOf(person))}</button> ${person.key}</p>`).join("")}</form>${cancel}`);

/** The last question, and the only one for somebody who has just been at another service. */
export const continuePage = (house, person) =>
  page(`Vous allez vous connecter en tant que ${nameOf(person)}`, `<form method="post"><input type="hidden" name="persona" value="${person.key}">`
    + `<button name="continue" value="yes">Continuer</button></form>${cancel}`);

/** A refusal without a way back. */
export const refusalPage = (code, why) => page("Une erreur technique est survenue", `<p>Code d’erreur : ${code}</p><p>${text(why)}</p>`);

/** The page of an error that the library found. */
export const errorPage = (house) => (ctx, { error, error_description }) => {
  ctx.type = "html";
  ctx.body = refusalPage({ invalid_client: "Y04EA6EF", invalid_redirect_uri: "Y04C013C" }[error] ?? house.refusal, `${error}: ${error_description}`);
};

/** Signs out without asking, and goes back. */
export async function logoutPage(ctx) {
  const { session, provider } = ctx.oidc;
  const { postLogoutRedirectUri, state } = session.state;
  await session.destroy();
  ctx.cookies.set(provider.cookieName("session"), null);
  if (!postLogoutRedirectUri) {
    ctx.body = page("Vous êtes déconnecté", "");
    return;
  }
  const back = new URL(postLogoutRedirectUri);
  if (state !== undefined) back.searchParams.set("state", state);
  ctx.status = 303;
  ctx.redirect(back.href);
}
