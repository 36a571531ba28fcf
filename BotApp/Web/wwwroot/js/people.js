// The list of people one can speak for: beside the chat on a wide screen, in front of it on a phone.

import { byId, make } from "./elements.js";
import { pick, say } from "./words.js";

const manyPeople = 8;
const tints = 6;

export const nameOf = (person) => pick(person.name, person.nameEn);

/** A coloured disc with the given name, or the initials where the name is Latin. */
export function avatar(person) {
  const name = nameOf(person).trim();
  const latin = /^[\u0000-\u024f]+$/.test(name);
  const short = latin ? name.split(/\s+/).map((w) => w[0]).slice(0, 2).join("").toUpperCase() : [...name].slice(-2).join("");
  return make("span", { class: `avatar tint-${person.id % tints}`, "aria-hidden": "true" }, short);
}

export function createPeople({ onChoose }) {
  const list = byId("people-list"), search = byId("search"), panel = byId("people"), phone = byId("phone"), me = byId("me"), closing = byId("close-people");
  let people = [], chosen = null;

  function entry(person) {
    return make("li", {},
      make("button", {
        type: "button", class: "person", "data-person": person.id, "aria-current": person.id === chosen ? "true" : null,
        onclick: () => { hide(); onChoose(person); },
      },
      avatar(person),
      make("span", { class: "person-name" }, nameOf(person)),
      make("span", { class: "person-role" }, say(person.role))));
  }

  function matches(person, query) {
    return [person.name, person.nameEn, person.unit, person.unitEn, say(person.role)].some((t) => t?.toLowerCase().includes(query));
  }

  function render() {
    const query = search.value.trim().toLowerCase();
    const shown = people.filter((p) => !query || matches(p, query));
    byId("search-box").hidden = people.length < manyPeople;
    list.replaceChildren(...[...Map.groupBy(shown, (p) => pick(p.unit, p.unitEn))].map(([unit, members]) =>
      make("section", {}, make("h3", {}, unit), make("ul", {}, ...members.map(entry)))));
    if (shown.length === 0) list.append(make("p", { class: "nobody" }, say(people.length ? "nobodyFound" : "noPeople")));
  }

  function show() {
    panel.classList.add("open");
    phone.inert = isNarrow();
    me.setAttribute("aria-expanded", "true");
    // Until somebody is chosen there is nothing to go back to.
    closing.hidden = chosen === null;
    if (chosen !== null) (list.querySelector("[aria-current]") ?? list.querySelector("button"))?.focus();
  }

  function hide() {
    panel.classList.remove("open");
    phone.inert = false;
    me.setAttribute("aria-expanded", "false");
  }

  const isNarrow = () => matchMedia("(max-width: 799px)").matches;

  search.addEventListener("input", render);
  me.addEventListener("click", show);
  closing.addEventListener("click", () => { hide(); me.focus(); });
  panel.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || chosen === null || !panel.classList.contains("open")) return;
    hide();
    me.focus();
  });

  return {
    show,
    render,
    fill(all) { people = all; render(); },
    find: (id) => people.find((p) => p.id === id),
    choose(person) { chosen = person.id; render(); },
    get isEmpty() { return people.length === 0; },
  };
}
