// A card on the page: drawn by the official renderer, with what happens when a button is pressed.

import { drawBars } from "./bars.js";
import { make } from "./elements.js";
import { hostConfig } from "./host-config.js";
import { literal } from "./literal.js";
import { say } from "./words.js";

/**
 * Draws a card. `onPress(press)` sends {verb, values} and returns a promise; while it runs the card waits, and where it fails
 * the card offers to send the very same press again.
 */
export function drawCard(json, onPress) {
  const frame = make("div", { class: "card", lang: json.lang });
  const drawn = globalThis.AdaptiveCards ? render(json, (press, button) => run(frame, press, button, onPress)) : plain(json);
  frame.append(drawn);
  return frame;
}

function render(json, onExecute) {
  const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
  // Declines: text stays text.
  AdaptiveCard.onProcessMarkdown = () => {};
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  card.onExecuteAction = (action) => {
    if (action.url) return void open(action.url, "_blank", "noopener");
    const { verb, ...values } = action.data ?? {};
    const texts = Object.entries(values).map(([name, value]) => [name, String(value)]);
    onExecute({ verb: action.verb || verb, values: Object.fromEntries(texts) }, action.renderedElement);
  };
  card.parse(literal(json));
  const drawn = card.render();
  drawBars(drawn);
  return drawn;
}

/** Without the renderer a card can still be read, and answered by number. */
const plain = (json) => make("p", { class: "card-plain" }, json.fallbackText ?? "");

async function run(frame, press, button, onPress) {
  if (frame.getAttribute("aria-busy") === "true") return;
  frame.querySelector(".card-failed")?.remove();
  setBusy(frame, button, true);
  try {
    await onPress(press);
  } catch (failure) {
    frame.append(failed(failure, () => run(frame, press, button, onPress)));
  } finally {
    setBusy(frame, button, false);
  }
}

function setBusy(frame, button, busy) {
  frame.setAttribute("aria-busy", String(busy));
  button?.classList.toggle("pressed", busy);
}

const failed = (failure, retry) => make("p", { class: "card-failed", role: "alert" },
  make("span", {}, failure.message || say("failed")),
  make("button", { type: "button", class: "retry", onclick: retry }, say("retry")));
