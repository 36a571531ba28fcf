// The page: who one is, what is sent, and what arrives.

import { createChat } from "./chat.js";
import { createComposer } from "./composer.js";
import { byId, make } from "./elements.js";
import { avatar, createPeople, nameOf } from "./people.js";
import * as server from "./server.js";
import { examplesNow, fillIn, isEnglish, say, switchLanguage } from "./words.js";

const lastPerson = "dengta.person";
// An answer comes within a second; after this long it was perhaps missed, and the history has it.
const overdue = 2_500, hopeless = 10_000;

let me = null, stopListening = () => {}, waiting = 0, timers = [], sending = Promise.resolve();
const drafts = new Map();

const people = createPeople({ onChoose: (person) => { location.hash = `as=${person.id}`; } });
const chat = createChat({ onPress: press, onRetry: deliver });
const composer = createComposer({ onSend: send, onFile: (file) => send(`📎 ${file.name}`, file) });

/* ---- sending ---- */

const newKey = () => crypto.randomUUID();

// What is not known to have arrived, by key: it outlives a change of person.
const outgoing = new Map();

function send(text, file) {
  const key = newKey();
  outgoing.set(key, { person: me, text, file, state: "sending", reason: "" });
  chat.putText({ id: key, text, state: "sending" });
  chat.toEnd();
  showWelcome();
  deliver(key);
}

/** Sends in the order of typing. A second attempt carries the same key, so that nothing is booked twice. */
function deliver(key) {
  const { person, text, file } = outgoing.get(key);
  settle(key, "sending");
  expectAnswer();
  sending = sending.then(async () => {
    try {
      const answer = await (file ? server.upload({ as: person.id, key, file }) : server.post({ as: person.id, key, text }));
      settle(key, "sent");
      if (me === person) await afterDelivery(answer);
    } catch (failure) {
      settle(key, "failed", failure.message);
      if (me === person) stopExpecting();
    }
  });
}

function settle(key, state, reason = "") {
  const message = outgoing.get(key);
  if (state === "sent") outgoing.delete(key);
  else Object.assign(message, { state, reason });
  if (me === message.person) chat.setFate(key, state, reason);
}

function showOutgoing() {
  for (const [key, { person, text, state, reason }] of outgoing) {
    if (person !== me) continue;
    chat.putText({ id: key, text, state });
    chat.setFate(key, state, reason);
  }
}

const unsettled = new Map();

async function press(cardId, what) {
  const person = me;
  // As long as nobody knows whether a press arrived, pressing again is the same message.
  const same = JSON.stringify([person.id, cardId, what]);
  const key = unsettled.get(same) ?? newKey();
  unsettled.set(same, key);
  expectAnswer();
  try {
    const answer = await server.post({ as: person.id, key, cardId, ...what });
    unsettled.delete(same);
    if (me !== person) return;
    if (answer.card) {
      chat.putCard({ id: cardId, card: answer.card });
      stopExpecting();
    } else await afterDelivery(answer);
  } catch (failure) {
    stopExpecting();
    throw failure;
  }
}

/** A copy was answered before, perhaps while nobody listened. */
async function afterDelivery(answer) {
  if (!answer.repeated) return;
  stopExpecting();
  await catchUp().catch(() => {});
}

/* ---- the typing dots ---- */

function expectAnswer() {
  waiting++;
  timers.forEach(clearTimeout);
  chat.setTyping(true);
  timers = [setTimeout(() => catchUp().catch(() => {}), overdue), setTimeout(stopExpecting, hopeless)];
}

function answered() {
  waiting = Math.max(0, waiting - 1);
  if (waiting === 0) stopExpecting();
}

function stopExpecting() {
  waiting = 0;
  timers.forEach(clearTimeout);
  chat.setTyping(false);
}

/* ---- receiving ---- */

async function catchUp() {
  const person = me;
  const lines = await server.history(person.id);
  if (me !== person) return;
  for (const line of newest(lines)) put(line);
  showWelcome();
}

/** Where two lines are one message, the later stands at the place of the former. */
function newest(lines) {
  const byId = new Map();
  for (const line of lines) byId.set(line.id, { ...line, at: byId.get(line.id)?.at ?? line.at });
  return byId.values();
}

function put({ id, at, text, card }) {
  const time = at ? Date.parse(at) : Date.now();
  if (card) {
    if (!chat.has(id)) answered();
    chat.putCard({ id, card, at: time });
  } else chat.putText({ id, text, at: time });
}

function arrived(event) {
  put(event);
  showWelcome();
}

function listen() {
  stopListening();
  let before = false;
  stopListening = server.listen(me.id, {
    onCard: arrived,
    onSaid: arrived,
    onOpen() {
      setStatus("online");
      if (before) catchUp().catch(() => {});
      before = true;
    },
    onLost: () => setStatus("offline"),
  });
}

/* ---- who one is ---- */

async function become(person) {
  if (me) drafts.set(me.id, composer.draft);
  me = person;
  localStorage.setItem(lastPerson, person.id);
  stopListening();
  stopExpecting();
  chat.clear();
  people.choose(person);
  composer.draft = drafts.get(person.id) ?? "";
  composer.enable(true);
  showMe();
  setStatus("connecting");
  try {
    await catchUp();
  } catch {
    setStatus("offline");
  }
  if (me !== person) return;
  showOutgoing();
  showWelcome();
  chat.toEnd();
  listen();
  composer.focus();
}

function choosePerson() {
  const wanted = Number(/^#as=(\d+)$/.exec(location.hash)?.[1] ?? localStorage.getItem(lastPerson));
  const person = people.find(wanted);
  if (person) {
    if (person !== me) become(person);
    return;
  }
  composer.enable(false);
  setStatus("choosePerson");
  people.show();
}

/* ---- what stands around the conversation ---- */

function setStatus(name) {
  const status = byId("status");
  status.dataset.state = name;
  status.textContent = say(name);
}

function showMe() {
  const button = byId("me");
  button.hidden = false;
  button.replaceChildren(avatar(me), make("span", { class: "me-name" }, nameOf(me)));
  button.setAttribute("aria-label", say("switchPerson", nameOf(me)));
  document.title = `${nameOf(me)} · 灯塔 Dengta`;
}

function showWelcome() {
  byId("welcome").hidden = !chat.isEmpty || me === null;
  if (me) byId("greeting").textContent = say("greeting", nameOf(me));
  byId("chips").replaceChildren(...examplesNow().map((text) =>
    make("button", { type: "button", class: "chip", onclick: () => send(text) }, text)));
}

function speak() {
  fillIn();
  byId("language").textContent = say("otherLanguage");
  byId("language").lang = isEnglish() ? "zh-CN" : "en";
  people.render();
  if (me) showMe();
  showWelcome();
  const state = byId("status").dataset.state;
  if (state !== "idle") setStatus(state);
}

async function start() {
  speak();
  setStatus("connecting");
  if (!globalThis.AdaptiveCards) console.warn(say("noRenderer"));
  for (;;) {
    try {
      people.fill(await server.people());
      break;
    } catch {
      setStatus("offline");
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
  }
  choosePerson();
}

byId("language").addEventListener("click", () => { switchLanguage(); speak(); });
addEventListener("hashchange", choosePerson);
start();
