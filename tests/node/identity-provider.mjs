// FranceConnect and ProConnect for the tests, as strict as the real ones: npm oidc-provider, which FranceConnect is made of, behind
// their own checks. Prints "READY issuer-of-FranceConnect issuer-of-ProConnect". It ends when its standard input closes, and does
// what it reads there, one JSON line each, answered by {"done": true} or {"fault": "…"}:
//   {"do": "register", "house": "franceconnect", "client": {"client_id", "client_secret", "redirect_uris", "post_logout_redirect_uris"}}
//   {"do": "rotate", "house": …}   signs with a new key from now on, and publishes both
//   {"do": "down", "house": …}     nobody answers at its address;   {"do": "up", "house": …}   it is there again
// A refused request is told on the console. No TLS, nothing is kept: for tests on this machine only.
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import { houses } from "./identity/houses.mjs";
import { handlerOf } from "./identity/handler.mjs";
import { newKeys, newSigningKey, newStore, providerOf } from "./identity/library.mjs";

const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

// The standard output is how we answer; the library tells its defaults there.
console.info = console.warn = console.error;
const refused = (code, why) => console.error(`refused: ${code}: ${why}`);

const listen = (server, port) =>
  new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", () => resolve(server.address().port)));

async function open(house) {
  const running = { house, store: newStore(), keys: await newKeys(house), handle: null, port: 0 };
  running.server = createServer((request, response) => running.handle(request, response));
  running.port = await listen(running.server, 0);

  // By another name than the service, which is at 127.0.0.1: for a browser they are two sites, as in the open.
  running.issuer = `http://localhost:${running.port}${house.prefix}`;
  build(running);
  return running;
}

function build(running) {
  const provider = providerOf(running.house, running.issuer, running.keys, running.store);
  running.handle = handlerOf(running.house, provider, refused);
}

const acts = {
  register: (running, { client }) => running.store.register(client),
  rotate: async (running) => {
    running.keys = [await newSigningKey(running.house, running.keys.length), ...running.keys];
    build(running);
  },
  down: (running) =>
    new Promise((resolve) => {
      running.server.close(resolve);
      running.server.closeAllConnections();
    }),
  up: (running) => listen(running.server, running.port),
};

const all = await Promise.all([open(houses.franceconnect), open(houses.proconnect)]);
const byName = Object.fromEntries(all.map((one) => [one.house.name, one]));

createInterface({ input: process.stdin })
  .on("line", async (line) => {
    try {
      const order = JSON.parse(line);
      await acts[order.do](byName[order.house], order);
      say({ done: true });
    } catch (fault) {
      say({ fault: fault.message });
    }
  })
  .on("close", () => process.exit(0));
process.stdout.write(`READY ${all.map((one) => one.issuer).join(" ")}\n`);
