// Lighthouse on the public pages of a service that runs: node measure.mjs URL PATH… Prints the rows of a Markdown table: the four
// scores with the tool's own phone and network, then the first view on a simulated slow 3G (400 ms, 400 kbit/s, a processor four times slower).
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";

const [site, ...paths] = process.argv.slice(2);
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const SLOW_3G = { rttMs: 400, throughputKbps: 400, requestLatencyMs: 0, downloadThroughputKbps: 0, uploadThroughputKbps: 0, cpuSlowdownMultiplier: 4 };

const chrome = await chromeLauncher.launch({ chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium", chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
let missed = false;
try {
  for (const path of paths) {
    const { lhr } = await lighthouse(new URL(path, site).href, { port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES });
    const slow = (await lighthouse(new URL(path, site).href, { port: chrome.port, logLevel: "error", onlyCategories: ["performance"], throttling: SLOW_3G })).lhr;
    // The tool gives no score where a measure failed: that is told, and counts as missed.
    const scores = CATEGORIES.map((name) => lhr.categories[name].score).map((score) => (score === null ? "not measured" : Math.round(score * 100)));
    const [first, largest] = ["first-contentful-paint", "largest-contentful-paint"].map((name) => slow.audits[name].numericValue / 1000);
    missed ||= scores.some((score) => !(score >= 99)) || first > 3;
    console.log(`| \`${path}\` | ${scores.join(" | ")} | ${first.toFixed(2)} s | ${largest.toFixed(2)} s |`);
    for (const audit of Object.values(lhr.audits).filter((one) => one.score !== null && one.score < 0.9 && ["binary", "metricSavings"].includes(one.scoreDisplayMode))) {
      console.error(`${path}: ${audit.id}: ${audit.title}`);
    }
  }
} finally {
  await chrome.kill();
}
process.exitCode = missed ? 1 : 0;
