// Reads {"page name": "html", …} and prints one line for each mistake in it.
import { readFileSync } from "node:fs";
import { HtmlValidate } from "html-validate";

const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "input-missing-label": "error",
    "text-content": "error",
    // Matters of taste: the pages are written by a program, and read by browsers.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    "long-title": "off",
  },
});

const pages = JSON.parse(readFileSync(0, "utf8"));
// The role that RGAA 1.9 asks a figure to repeat, for the readers that do not know the element.
const isAskedFor = ({ ruleId, message }) => ruleId === "no-redundant-role" && message.endsWith("on <figure>");

// In French a line begins with none of : ; ? ! » and does not end with «: the space beside them does not break.
const breakable = /.{0,40}(?:[ \t\n](?:[:;?!](?=[\s<]|$)|»)|«[ \t\n]).{0,20}/su;
const breakableSpaces = (html) => {
  if (!/<html[^>]* lang="fr"/.test(html)) return [];
  const shown = html.replace(/<(script|style|textarea|pre|code)\b.*?<\/\1>/gs, "").replace(/<!--.*?-->/gs, "");
  const spoken = [...shown.matchAll(/ (?:aria-label|title|alt)="([^"]*)"/g)].map(([, text]) => text);
  return [shown.replace(/<[^>]*>/g, "<>"), ...spoken].map((text) => breakable.exec(text)?.[0]).filter(Boolean);
};

for (const [name, html] of Object.entries(pages)) {
  breakableSpaces(html).forEach((text) => console.log(`${name}: a space that may break: ${JSON.stringify(text)}`));
  const report = await validator.validateString(html, name);
  for (const { messages } of report.results) {
    for (const { line, column, ruleId, message } of messages.filter((one) => !isAskedFor(one))) {
      console.log(`${name}:${line}:${column} ${ruleId}: ${message}`);
    }
  }
}
