// Real mail servers for the tests, each on a port of its own. It is told what to do by one JSON line each: {"open": id, "options": […]},
// {"release": id, "upTo": number}, {"close": id}; it answers {"id", "port"}, then {"id", "mail"} for each mail that a server took, re-parsed, and
// {"id", "login", "secure"} for each sign-in. Where these hold a "wait" number, no sender is answered before {"heard": number} has come: what
// a sender knows, the test can see. It ends when its standard input closes. A recipient's name says how a server behaves:
// refuse-550@, later-451@ (refused at once), policy-550@ (refused at once, because of us), reject-554@ (refused after the text), cut@ (it
// takes the mail and hangs up without saying so, once), hold@ (it says nothing until it is told to release that mail or a later one).
// --auth user:password  asks who one is;  --tls  offers STARTTLS with a certificate that nobody vouched for.
import { createInterface } from "node:readline";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { simpleParser } from "mailparser";

const opened = new Map();
const waiting = [];

const refusal = (code, text) => Object.assign(new Error(text), { responseCode: Number(code) });
const nameOf = (session) => session.envelope.rcptTo[0].address.split("@")[0];

const open = (id, options) => {
  const auth = options.includes("--auth") ? options[options.indexOf("--auth") + 1].split(":") : null;
  let held = [];
  let count = 0;
  const cut = new Set();
  const say = (line) => process.stdout.write(`${JSON.stringify({ id, ...line })}\n`);
  const sayAndWait = (line) => new Promise((heard) => say({ ...line, wait: waiting.push(heard) - 1 }));
  const server = new SMTPServer({
    name: "mail.test",
    authOptional: auth === null,
    allowInsecureAuth: true,
    disabledCommands: [...(options.includes("--tls") ? [] : ["STARTTLS"]), ...(auth === null ? ["AUTH"] : [])],
    disableReverseLookup: true,
    logger: false,
    async onAuth({ username, password }, session, done) {
      await sayAndWait({ login: username, secure: session.secure });
      done(username === auth[0] && password === auth[1] ? null : refusal(535, "who are you"), { user: username });
    },
    onMailFrom({ address }, session, done) {
      done(address.startsWith("nobody@") ? refusal(550, "not from here") : null);
    },
    onRcptTo({ address }, session, done) {
      const [, kind, code] = /^(refuse|later|policy)-(\d+)@/.exec(address) ?? [];
      done(kind ? refusal(code, kind === "policy" ? "5.7.1 you are not welcome" : `${address} is not taken`) : null);
    },
    async onData(stream, session, done) {
      const raw = await buffer(stream).catch(() => null);
      if (raw === null) return; // A client that was killed half-way.
      const [, code] = /^reject-(\d+)$/.exec(nameOf(session)) ?? [];
      if (code) return done(refusal(code, "not taken"));
      const mail = await simpleParser(raw);
      const number = ++count;
      const taken = {
        number, messageId: mail.messageId, from: mail.from.text, to: mail.to.text, subject: mail.subject, text: mail.text, html: mail.html,
        date: mail.date, headers: mail.headerLines.map(({ line }) => line), recipients: session.envelope.rcptTo.map(({ address }) => address),
        secure: session.secure,
      };
      if (nameOf(session) === "hold") {
        held.push({ number, done });
        return say({ mail: taken });
      }
      await sayAndWait({ mail: taken });
      if (nameOf(session) === "cut" && !cut.has(mail.messageId)) {
        cut.add(mail.messageId);
        return server.connections.forEach((connection) => connection._socket.destroy());
      }
      done(null, "taken");
    },
  });
  server.on("error", () => {}); // A client that was killed.
  server.listen(0, "127.0.0.1", () => say({ port: server.server.address().port }));
  const release = (upTo) => {
    held.filter(({ number }) => number <= upTo).forEach(({ done }) => done(null, "taken"));
    held = held.filter(({ number }) => number > upTo);
  };
  opened.set(id, { server, release });
};

// Closed like a process that ends: nobody is waited for.
const close = (id) => {
  const { server } = opened.get(id);
  opened.delete(id);
  server.close();
  server.connections.forEach((connection) => connection._socket.destroy());
};

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const told = JSON.parse(line);
    if ("open" in told) open(told.open, told.options);
    if ("heard" in told) waiting[told.heard]();
    if ("release" in told) opened.get(told.release).release(told.upTo);
    if ("close" in told) close(told.close);
  })
  .on("close", () => process.exit(0));
