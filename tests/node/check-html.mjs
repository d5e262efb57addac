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
for (const [name, html] of Object.entries(pages)) {
  const report = await validator.validateString(html, name);
  for (const { messages } of report.results) {
    for (const { line, column, ruleId, message } of messages) {
      console.log(`${name}:${line}:${column} ${ruleId}: ${message}`);
    }
  }
}
