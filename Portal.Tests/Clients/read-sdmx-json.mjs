// Prints every observation of an SDMX-JSON data message, as sdmx-json-parser reads it
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { SDMXParser } = createRequire(import.meta.url)("sdmx-json-parser");
const parser = new SDMXParser();
await parser.getDatasets(`data:application/json;base64,${readFileSync(process.argv[2]).toString("base64")}#format=jsondata`);
const [dimensions, attributes] = [parser.getDimensions(), parser.getAttributes()];
const rows = Object.entries(parser.getObservations()).map(([key, [value, ...places]]) => {
  const row = { value };
  key.split(":").forEach((place, at) => {
    row[dimensions[at].id] = dimensions[at].values[place].id;
  });
  places.forEach((place, at) => {
    const found = place === null ? null : attributes[at].values[place];
    row[attributes[at].id] = found?.id ?? found?.value ?? null;
  });
  return row;
});
console.log(JSON.stringify({ name: parser.getName(), rows }));
