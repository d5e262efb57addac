// The people of the tests, all made up: those that a service is likely to get wrong. The keys are what the forms send.
const person = (given, family_name, rest) => ({
  given_name: given.join(" "), given_name_array: given, family_name, birthdate: "1979-03-15", gender: "female", birthplace: "60057",
  birthcountry: "99100", email: `${rest.key}@essai.test`, acr: "eidas1", amr: ["fc"], idp_id: "9c716f61-b8a1-435c-a407-ef4d677ec270", ...rest,
});

const withoutEmail = { email: undefined };

export const citizens = [
  person(["Camille"], "MARTIN", { key: "ordinaire" }),
  person(["Sophie"], "DUBOIS", { key: "usage", preferred_username: "LEFÈVRE" }),
  person(["Anne-Charlotte", "Zoé"], "DE LA TOUR-D’AUVERGNE", { key: "compose" }),
  person(["Gaël"], "ÑÚÑEZ ÇELIK", { key: "accents", gender: "male" }),
  person(["Angela", "Claire", "Louise", "Maria", "Inès"], "ROY", { key: "prenoms" }),
  person(["Moussa"], "DIALLO", { key: "mois00", gender: "male", birthdate: "1977-00-03", birthplace: "", birthcountry: "99335" }),
  person(["Alex"], "PETIT", { key: "genre", gender: "unspecified" }),
  person(["Ngoc"], "NGUYỄN", { key: "etranger", birthplace: "", birthcountry: "99243" }),
  person(["Rajan"], "", { key: "sans-nom", gender: "male", birthplace: "", birthcountry: "99223" }),
  person(["Lila"], "BERNARD", { key: "mineure", birthdate: "2012-05-09" }),
  person(["Paul"], "O’BRIEN <b>&", { key: "signes", gender: "male" }),
  person(["Maud"], "GIRARD", { key: "cousine" }),
  person(["Noé"], "GARNIER", { key: "sans-adresse", gender: "male", ...withoutEmail }),
  // Some identity providers give no address; FranceConnect then ends with an error.
  person(["Jeanne"], "MOREL", { key: "refusee", ...withoutEmail, fails: true }),
];

const agent = (given_name, usual_name, rest) => ({
  given_name, usual_name, email: `${rest.key}@college.test`, uid: `uid-${rest.key}`, siret: "19600057600018", acr: "eidas1", amr: ["pwd"],
  organization_label: "Collège Jean-Moulin", roles: ["agent_public", "agent_public_territorial"], idp_id: "71144ab3-ee1a-4401-b7b3-79b44f7daeeb", ...rest,
});

export const agents = [
  agent("Hélène", "FOURNIER", { key: "gestionnaire" }),
  agent("Karim", "BEN ALI", { key: "cuisine", roles: [] }),
  agent("Jeanne", "PETIT", { key: "invitee" }),
  agent("Odile", "ROUSSEL", { key: "inconnue", siret: "21600057000012" }),
  // The same person, from another identity provider.
  agent("Hélène", "FOURNIER", { key: "autre-fournisseur", uid: "uid-gestionnaire", email: "gestionnaire@college.test", idp_id: "0e7c099f-fe86-49a0-b7d1-19df45397212" }),
];
