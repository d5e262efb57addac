// check-yaml.mjs SCHEMA.json FILE.yml…: prints one line for each mistake in the files.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { parseDocument } from "yaml";

const [schemaPath, ...files] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
const validate = ajv.compile(JSON.parse(readFileSync(schemaPath, "utf8")));

for (const file of files) {
  const document = parseDocument(readFileSync(file, "utf8"), { uniqueKeys: true });
  const mistakes = document.errors.map((error) => error.message.split("\n")[0]);
  if (mistakes.length === 0 && !validate(document.toJS())) {
    mistakes.push(...validate.errors.map((error) => `${error.instancePath || "/"} ${error.message}`));
  }
  for (const mistake of mistakes) {
    console.log(`${basename(file)}: ${mistake}`);
  }
}
