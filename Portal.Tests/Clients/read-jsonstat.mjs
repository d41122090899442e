// Prints every observation of a JSON-stat file, as jsonstat-toolkit reads it
import { readFileSync } from "node:fs";
import JSONstat from "jsonstat-toolkit";

const dataset = JSONstat(JSON.parse(readFileSync(process.argv[2], "utf8")));
if (dataset.class !== "dataset") {
  console.error(`read as ${dataset.class}`);
  process.exit(1);
}

const rows = dataset.toTable({ type: "arrobj", status: true, content: "id" });
console.log(JSON.stringify({ label: dataset.label, role: dataset.role, n: dataset.n, rows }));
