// Where one types. Enter sends, Shift+Enter breaks the line; Enter that ends a Chinese input method's word does neither.

import { byId } from "./elements.js";

export function createComposer({ onSend, onFile }) {
  const form = byId("composer"), text = byId("text"), send = byId("send"), attach = byId("attach"), file = byId("file");
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

  attach.addEventListener("click", () => file.click());
  file.addEventListener("change", () => {
    const [chosen] = file.files;
    // The same file may be chosen again, mended.
    file.value = "";
    if (enabled && chosen) onFile(chosen);
  });

  return {
    enable(on) { enabled = on; text.disabled = !on; attach.disabled = !on; fit(); },
    focus() { if (matchMedia("(pointer: fine)").matches) text.focus(); },
    get draft() { return text.value; },
    set draft(value) { text.value = value; fit(); },
  };
}
