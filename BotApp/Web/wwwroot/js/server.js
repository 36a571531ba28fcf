// What the server offers: people, history, messages, and events.

import { locale, say } from "./words.js";

const patience = 15_000;

/** A refusal or a failure, with a sentence for the reader. */
export class Failure extends Error {}

async function ask(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, {
      ...options,
      headers: { "Accept-Language": locale(), ...options.headers },
      signal: AbortSignal.timeout(patience),
    });
  } catch {
    throw new Failure(say("noServer"));
  }
  if (answer.ok) return answer.json();
  const refusal = await answer.json().catch(() => ({}));
  throw new Failure(refusal.error ?? "");
}

export const people = () => ask("local/people");

export const history = (person) => ask(`local/history?as=${person}`);

export const post = (message) =>
  ask("local/messages", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message) });

export const upload = ({ as, key, file }) =>
  ask(`local/files?as=${as}&key=${key}&name=${encodeURIComponent(file.name)}`, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file });

/** Listens to a person's chat until the returned function is called. Connects again for ever, ever more slowly. */
export function listen(person, { onCard, onSaid, onOpen, onLost }) {
  let source, timer;
  let wait = 1_000;

  function open() {
    source = new EventSource(`local/events?as=${person}`);
    source.addEventListener("open", () => { wait = 1_000; onOpen(); });
    source.addEventListener("card", (e) => onCard(JSON.parse(e.data)));
    source.addEventListener("said", (e) => onSaid(JSON.parse(e.data)));
    source.addEventListener("error", () => {
      onLost();
      // The browser connects again by itself unless it was answered with an error.
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, 30_000);
    });
  }

  open();
  return () => { clearTimeout(timer); source.close(); };
}
