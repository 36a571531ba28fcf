// A bar arrives as squares, which every client can show; here it is drawn. Its numbers stand in words beside it.

import { make } from "./elements.js";

const squares = /^[■□]*│?[■□]*$/;

export function drawBars(card) {
  for (const block of card.querySelectorAll(".ac-textBlock")) {
    const text = block.textContent;
    if (text.length >= 5 && squares.test(text)) draw(block, text);
  }
}

function draw(block, text) {
  const cells = [...text].filter((c) => c !== "│");
  const full = cells.filter((c) => c === "■").length / cells.length;
  const fill = make("span", { class: "bar-fill" });
  fill.style.width = `${full * 100}%`;
  const track = make("span", { class: full === 1 ? "bar-track full" : "bar-track" }, fill);
  const mark = text.indexOf("│");
  if (mark >= 0 && full < 1) {
    const line = make("span", { class: "bar-mark" });
    line.style.left = `${(mark / cells.length) * 100}%`;
    track.append(line);
  }
  block.replaceChildren(track);
  block.classList.add("bar-block");
  // A surface may be brighter than text of the same meaning.
  block.style.color = block.style.color.replace("--card-", "--bar-");
  // What stands beside says the same in words; a row of squares read aloud would only disturb.
  block.setAttribute("aria-hidden", "true");
}
