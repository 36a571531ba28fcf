// Where one types. Enter sends, Shift+Enter breaks the line; Enter that ends a Chinese input method's word does neither.

import { byId } from "./elements.js";

export function createComposer({ onSend }) {
  const form = byId("composer"), text = byId("text"), send = byId("send");
  let enabled = false;

  function fit() {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight}px`;
    send.disabled = !enabled || text.value.trim() === "";
  }

  text.addEventListener("input", fit);
  text.addEventListener("keydown", (e) => {
    if (e.key !== "Enter" || e.shiftKey || e.isComposing || e.keyCode === 229) return;
    e.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    const said = text.value.trim();
    if (!enabled || said === "") return;
    text.value = "";
    fit();
    onSend(said);
  });

  return {
    enable(on) { enabled = on; text.disabled = !on; fit(); },
    focus() { if (matchMedia("(pointer: fine)").matches) text.focus(); },
    get draft() { return text.value; },
    set draft(value) { text.value = value; fit(); },
  };
}
