// Validates JSON files against a JSON schema with ajv; prints one line for each thing that does not hold
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import formats from "ajv-formats";

const [schema, ...files] = process.argv.slice(2);
const ajv = formats(new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false }));
const isValid = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
let problems = 0;
for (const file of files) {
  if (!isValid(JSON.parse(readFileSync(file, "utf8")))) {
    for (const error of isValid.errors) {
      console.log(`${file}${error.instancePath} ${error.message}`);
      problems++;
    }
  }
}

console.log(`${files.length} files, ${problems} problems`);
process.exit(problems === 0 ? 0 : 1);
