// Measures the payment window's pages with Lighthouse as a phone sees them, several times each, and
// fails when a median is below 100. It starts a demo of its own and keeps all reports.
//
// node run.js [RUNS]

import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdir, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {launch} from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices"];
const RUNS_MAX = 99;
const START_SECONDS_MAX = 180;
const PORT = 18480;
const ROOT = resolve(import.meta.dirname, "../..");
const REPORTS = join(ROOT, "demo/target/lighthouse");

const runs = Number(process.argv[2] ?? 5);
if (!(runs >= 1 && runs <= RUNS_MAX)) throw new Error("usage: node run.js [RUNS]");

async function startDemo(data) {
  const demo = spawn(join(ROOT, "pasarela"), ["demo", "--no-shop", "--port", PORT, "--data", data],
    {stdio: ["ignore", "ignore", "inherit"]});
  for (let seconds = 0; seconds < START_SECONDS_MAX && demo.exitCode === null; seconds++) {
    try {
      const text = await readFile(join(data, "demo.env"), "utf8");
      return {demo, env: Object.fromEntries(
        text.trim().split("\n").map(line => line.split(/=(.*)/s, 2)))};
    } catch {
      await pause(1000);
    }
  }
  demo.kill();
  throw new Error("the demo did not start");
}

const order = Date.now().toString(36);

function link(name, more) {
  return new URLSearchParams({
    label: `lighthouse-${order}`, custom_transaction_id: `${name}-${order}`, lang: "es", ...more,
  });
}

/** Programs cannot resolve every name that browsers can, so they take the path forms. */
async function claimed(env, name, {arrived}) {
  const number = String(Date.now()).padStart(20, "1");
  const query = link(name, {currency_code: "CRC", wallet_type: "sinpemovil", fixed_amount: "5000"});
  if (arrived) await report(env, number);
  const form = new FormData();
  form.set("key1", number);
  form.set("claim_key", keyOf(await (await fetch(`${env.WINDOW_URL}?${query}`)).text()));
  const answer = await fetch(`${env.WINDOW_URL}claim?${query}`,
    {method: "POST", body: form, redirect: "manual"});
  if (answer.status >= 400) throw new Error(`the claim was answered with ${answer.status}`);
  return `${env.PLUGIN_URL}?${query}&_key=${form.get("claim_key")}`;
}

function keyOf(page) {
  return /name="claim_key" value="([^"]+)"/.exec(page)[1];
}

async function report(env, reference) {
  const answer = await fetch(`${env.FEED_URL}/feed/v1/transactions`, {
    method: "POST",
    headers: {"Authorization": `Bearer ${env.FEED_TOKEN}`, "Content-Type": "application/json"},
    body: JSON.stringify({transactions: [{
      wallet_type: "sinpemovil", wallet: env.WALLET_SINPEMOVIL, reference, amount: "5000",
      currency_code: "CRC",
    }]}),
  });
  const text = await answer.text();
  if (!text.includes("\"stored\"")) throw new Error(text);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

async function measure(name, url, port) {
  const scores = [];
  for (let run = 1; run <= runs; run++) {
    const {lhr, report: [html, json]} = await lighthouse(url,
      {port, output: ["html", "json"], onlyCategories: CATEGORIES, logLevel: "error"});
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    await writeFile(join(REPORTS, `${name}-${run}.html`), html);
    await writeFile(join(REPORTS, `${name}-${run}.json`), json);
    scores.push(CATEGORIES.map(category => Math.round(lhr.categories[category].score * 100)));
    for (const audit of Object.values(lhr.audits)) {
      if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === "binary") {
        console.log(`  ${name} ${run}: ${audit.id}: ${audit.title}`);
      }
    }
  }
  return CATEGORIES.map((_, i) => median(scores.map(score => score[i])));
}

async function measureAll(env) {
  const pages = {
    choose: `${env.PLUGIN_URL}?${link("choose", {currency_code: "CRC,PYG"})}`,
    pay: `${env.PLUGIN_URL}?${link("pay", {currency_code: "PYG", wallet_type: "itau_ml"})}`,
    pending: await claimed(env, "pending", {arrived: false}),
    success: await claimed(env, "success", {arrived: true}),
  };
  const browser = await launch({
    chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    chromeFlags: ["--headless=new", ...process.getuid() === 0 ? ["--no-sandbox"] : []],
  });
  try {
    const medians = {};
    for (const [name, url] of Object.entries(pages)) {
      medians[name] = await measure(name, url, browser.port);
      console.log(name, medians[name].join(" "));
    }
    return medians;
  } finally {
    browser.kill();
  }
}

await mkdir(REPORTS, {recursive: true});
const data = await mkdtemp(join(tmpdir(), "lighthouse-"));
const {demo, env} = await startDemo(data);
try {
  const medians = await measureAll(env);
  const table = [["page", ...CATEGORIES], ...Object.entries(medians).map(row => row.flat())]
    .map(row => row.map(word => String(word).padEnd(16)).join("").trimEnd()).join("\n");
  await writeFile(join(REPORTS, "medians.txt"), `${table}\n`);
  console.log(`\nMedians of ${runs}:\n${table}\n\nAll reports are in ${REPORTS}`);
  process.exitCode = Object.values(medians).flat().every(score => score === 100) ? 0 : 1;
} finally {
  demo.kill();
  if (demo.exitCode === null) await once(demo, "exit");
  await rm(data, {recursive: true, force: true});
}
