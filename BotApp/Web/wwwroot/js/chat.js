// The conversation: what was said and what was answered, in order, each once.

import { drawCard } from "./card.js";
import { byId, make } from "./elements.js";
import { locale, say } from "./words.js";

const pause = 5 * 60_000;
const nearEnd = 80;

export function createChat({ onPress, onRetry }) {
  const list = byId("messages"), scroll = byId("scroll"), typing = byId("typing"), newer = byId("newer");
  const shown = new Map();
  let lastAt = 0, atEnd = true;

  /** A line with the time, where some time went by since the message before. */
  function mark(at) {
    if (at - lastAt >= pause) list.append(make("li", { class: "moment" }, make("time", { datetime: new Date(at).toISOString() }, moment(at))));
    lastAt = Math.max(at, lastAt);
  }

  function place(id, item, at) {
    const followed = atEnd;
    mark(at);
    list.append(item);
    if (followed) follow(item);
    else newer.hidden = false;
  }

  function putText({ id, text, at = Date.now(), state = "sent" }) {
    if (shown.has(id)) return;
    const item = make("li", { class: "message mine", "data-id": id },
      make("span", { class: "unseen" }, say("you")),
      make("p", { class: "bubble" }, text),
      make("p", { class: "fate" }));
    shown.set(id, { item });
    place(id, item, at);
    setFate(id, state);
  }

  function putCard({ id, card, at = Date.now() }) {
    const json = JSON.stringify(card);
    const known = shown.get(id);
    // Drawn again only when it changed: somebody may be typing into it.
    if (known?.json === json) return;
    const frame = drawCard(card, (press) => onPress(id, press));
    if (known) {
      const focused = known.item.contains(document.activeElement);
      known.item.querySelector(".card").replaceWith(frame);
      known.json = json;
      frame.classList.add("renewed");
      if (focused) { frame.tabIndex = -1; frame.focus({ preventScroll: true }); }
      return;
    }
    const item = make("li", { class: "message theirs", "data-id": id },
      make("img", { src: "favicon.svg", alt: "", width: "28", height: "28" }),
      make("span", { class: "unseen" }, say("bot")),
      frame);
    shown.set(id, { item, json });
    place(id, item, at);
  }

  function setFate(id, state, reason = "") {
    const { item } = shown.get(id);
    item.dataset.state = state;
    const fate = item.querySelector(".fate");
    if (state === "sending") fate.replaceChildren(make("span", { class: "unseen" }, say("sending")));
    else if (state === "failed") {
      fate.replaceChildren(
        make("span", { role: "alert" }, reason || say("failed")),
        make("button", { type: "button", class: "retry", onclick: () => onRetry(id) }, say("retry")));
    } else fate.replaceChildren();
  }

  const isAtEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < nearEnd;

  /** Shows the new end; of a card higher than the window its beginning. */
  function follow(item) {
    if (item.offsetHeight < scroll.clientHeight) toEnd();
    else scroll.scrollTop = item.offsetTop - scroll.offsetTop - 8;
  }

  function toEnd() {
    scroll.scrollTop = scroll.scrollHeight;
    atEnd = true;
    newer.hidden = true;
  }

  newer.addEventListener("click", toEnd);
  scroll.addEventListener("scroll", () => {
    atEnd = isAtEnd();
    if (atEnd) newer.hidden = true;
  }, { passive: true });
  // The keyboard of a phone takes half the height; the end of the conversation stays in sight.
  new ResizeObserver(() => { if (atEnd) toEnd(); }).observe(scroll);

  return {
    putText,
    putCard,
    setFate,
    toEnd,
    has: (id) => shown.has(id),
    get isEmpty() { return shown.size === 0; },
    setTyping(on) {
      typing.hidden = !on;
      if (on && atEnd) toEnd();
    },
    clear() {
      shown.clear();
      list.replaceChildren();
      newer.hidden = typing.hidden = atEnd = true;
      lastAt = 0;
    },
  };
}

/** "09:12" today, with the day before it otherwise. */
function moment(at) {
  const date = new Date(at), now = new Date();
  const time = date.toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hour12: false });
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return `${say("today")} ${time}`;
  if (days === 1) return `${say("yesterday")} ${time}`;
  return `${date.toLocaleDateString(locale(), { month: "short", day: "numeric" })} ${time}`;
}
