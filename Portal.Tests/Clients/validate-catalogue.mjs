// Validates a JSON-LD catalogue against SHACL shapes with rdf-validate-shacl; prints one line for each thing that does not hold
import { createReadStream } from "node:fs";
import rdf from "@zazuko/env-node";
import ParserJsonld from "@rdfjs/parser-jsonld";
import ParserN3 from "@rdfjs/parser-n3";
import Validator from "rdf-validate-shacl";

const read = (parser, file) => rdf.dataset().import(parser.import(createReadStream(file)));
const data = await read(new ParserJsonld(), process.argv[2]);
const shapes = await read(new ParserN3(), process.argv[3]);
const report = await new Validator(shapes, { factory: rdf }).validate(data);
for (const result of report.results) {
  console.log(`${result.focusNode?.value} ${result.path?.value} ${result.message.map((text) => text.value).join(" ")}`);
}

console.log(`${data.size} statements, ${report.results.length} problems`);
process.exit(report.conforms ? 0 : 1);
