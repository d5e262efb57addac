// Prints what became of the changes of one part: the score, and each change that no test noticed.
import { readFileSync } from "node:fs";

const [part, report] = process.argv.slice(2);
const files = Object.entries(JSON.parse(readFileSync(report, "utf8")).files);
const counted = files.flatMap(([file, { mutants }]) => mutants.map((one) => ({ file: file.split("/").slice(-2).join("/"), ...one })));
const noticed = counted.filter((one) => one.status === "Killed" || one.status === "Timeout");
const survived = counted.filter((one) => one.status === "Survived" || one.status === "NoCoverage");
// What is made once, at the start of the process, is made before any change is switched on: no test can notice it.
const untried = survived.filter((one) => one.static);
const unseen = survived.filter((one) => !one.static);
const score = ((100 * noticed.length) / (noticed.length + unseen.length)).toFixed(1);
console.log(`${part}: ${noticed.length} of ${noticed.length + unseen.length} changes noticed, ${score} %; ${untried.length} could not be tried`);
for (const one of [...unseen, ...untried]) {
  console.log(`  ${one.static ? "not tried: " : ""}${one.file}:${one.location.start.line} ${one.mutatorName}: ${one.replacement?.replace(/\s+/g, " ").slice(0, 90)}`);
}
