// Prints every row of a CSV file as rdf-parser-csvw reads it by its metadata: value and datatype of each column that is not empty
import { createReadStream, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import ParserJsonld from "@rdfjs/parser-jsonld";
import CsvwParser from "@zazuko/rdf-parser-csvw";
import rdf from "@zazuko/env-node";

const [csv, metadata] = process.argv.slice(2);
const baseIRI = "https://register.example/data/";
const csvw = "http://www.w3.org/ns/csvw#";
const xsd = "http://www.w3.org/2001/XMLSchema#";

// The terms of the W3C's context that are used, so that nothing is fetched
const context = {
  "@vocab": csvw,
  dc: "http://purl.org/dc/terms/",
  url: { "@id": `${csvw}url`, "@type": "@id" },
  columns: { "@id": `${csvw}column`, "@container": "@list" },
  titles: { "@id": `${csvw}title` },
  notes: { "@id": `${csvw}note` },
  datatype: { "@id": `${csvw}datatype`, "@type": "@vocab" },
  string: `${xsd}string`,
  decimal: `${xsd}decimal`,
  boolean: `${xsd}boolean`,
  required: { "@id": `${csvw}required`, "@type": `${xsd}boolean` },
  header: { "@id": `${csvw}header`, "@type": `${xsd}boolean` },
};

function fail(message) {
  console.error(message);
  process.exit(1);
}

const described = JSON.parse(readFileSync(metadata, "utf8"));
if (described["@context"]?.[0] !== "http://www.w3.org/ns/csvw" || described["@context"][1]["@language"] !== "en") {
  fail("The metadata do not begin as CSV on the Web wants it");
}

described["@context"] = [context, described["@context"][1]];
const rows = new Map();
const statements = await rdf.dataset().import(new ParserJsonld({ baseIRI }).import(Readable.from([JSON.stringify(described)])));
new CsvwParser({ metadata: statements, baseIRI }).import(createReadStream(csv))
  .on("error", error => fail(error.message))
  .on("data", ({ subject, predicate, object }) => {
    if (object.termType === "Literal" && predicate.value.startsWith(baseIRI)) {
      const row = rows.get(subject.value) ?? {};
      row[decodeURIComponent(predicate.value.split("#")[1])] = { value: object.value, type: object.datatype.value.split("#")[1] };
      rows.set(subject.value, row);
    }
  })
  .on("end", () => console.log(JSON.stringify({ rows: [...rows.values()] })));
