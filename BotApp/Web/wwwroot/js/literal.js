// A card as this page shows it. The page reads no Markdown, so that nothing typed can ever become markup; the backslashes that
// keep Markdown readers from taking a text for it are taken off here.

const escaped = /\\([*_[\]`])/g;

const unescape = (text) => text.replace(escaped, "$1");

/** A copy in which texts are literal, and every button is shown: a phone's width wraps them, so none hides behind "…". */
export function literal(node) {
  if (Array.isArray(node)) return node.map(literal);
  if (node === null || typeof node !== "object") return node;
  const copy = {};
  for (const [name, value] of Object.entries(node)) {
    if (name === "data" || name === "mode") continue;
    copy[name] = literal(value);
  }
  if ("data" in node) copy.data = node.data;
  if (node.type === "TextBlock" && typeof node.text === "string") copy.text = unescape(node.text);
  if (node.type === "FactSet") copy.facts = node.facts.map((f) => ({ ...f, title: unescape(f.title), value: unescape(f.value) }));
  return copy;
}
