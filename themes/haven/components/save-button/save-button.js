import { announce } from "../../announce.js";
import { element } from "../../element.js";
import { t } from "../../i18n.js";
import { linkTo } from "../../ids.js";
import { CARRIED, saved } from "../../saved.js";

/** @type {HTMLElement | undefined} the question how to keep the list, asked in one place of the page at a time */
let question;
/** Whether the reader has closed the question on this page. */
let answered = false;

/**
 * Puts a program on the list of its reader, or takes it off. As long as the device remembers nothing, saving asks how to keep the list: nothing
 * is stored before the reader says so, and doing nothing is the private choice.
 */
export class SaveButton {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.id = root.dataset.id ?? "";
    this.list = root.dataset.list ?? document.querySelector("[data-module=saved-link]")?.getAttribute("href") ?? "";
    this.words = document.createElement("span");
    const title = element("span", { class: "visually-hidden" }, ` ${root.dataset.title ?? ""}`);
    this.button = element("button", { type: "button", class: "button button--small button--quiet save-button__button" }, this.words, title);
    this.button.addEventListener("click", () => this.press());
    root.replaceChildren(this.button);
    saved.subscribe(() => this.show());
    this.show();
  }

  show() {
    const has = saved.has(this.id);
    this.button.setAttribute("aria-pressed", String(has));
    this.words.textContent = t(has ? "save-button.saved" : "save-button.save");
  }

  press() {
    const title = this.root.dataset.title ?? "";
    question?.remove();
    if (saved.has(this.id)) {
      saved.remove(this.id);
      announce(t("save-button.removed", { title }));
      return;
    }
    saved.add(this.id);
    if (saved.remembers() || answered) {
      announce(t("save-button.added", { title, count: saved.all().length }));
    } else {
      this.ask();
    }
  }

  /** Asks how to keep the list. */
  ask() {
    const remember = choice("button", "save-button.remember", { type: "button" });
    const link = choice("a", "save-button.link", { href: linkTo(this.list, saved.all(), CARRIED) });
    const later = element("button", { type: "button", class: "button button--small button--quiet" }, t("save-button.later"));
    remember.addEventListener("click", () => this.remember());
    later.addEventListener("click", () => this.close());
    this.panel(t("save-button.question"), remember, note("save-button.remember-note"), link, note("save-button.link-note"), later, note("save-button.later-note"));
    announce(t("save-button.question"));
  }

  /** Remembers, and says whether it could. */
  remember() {
    const done = saved.remember(true);
    const link = choice("a", "save-button.see", { href: linkTo(this.list, done ? [] : saved.all(), CARRIED) });
    answered = true;
    this.panel(t(done ? "save-button.remembered" : "save-button.refused"), link);
    announce(t(done ? "save-button.remembered" : "save-button.refused"));
    link.focus();
  }

  close() {
    answered = true;
    question?.remove();
    this.button.focus();
  }

  /** @param {string} title @param {...Node} parts */
  panel(title, ...parts) {
    question?.remove();
    question = element("div", { class: "save-button__panel", role: "group", "aria-label": title });
    question.append(element("p", { class: "save-button__title" }, title), ...parts);
    this.root.append(question);
    question.scrollIntoView({ block: "nearest" });
  }
}

/** @param {"a" | "button"} name @param {string} key @param {Record<string, string>} attributes */
function choice(name, key, attributes) {
  return element(name, { class: "button button--small save-button__choice", ...attributes }, t(key));
}

/** @param {string} key */
function note(key) {
  return element("p", { class: "save-button__note" }, t(key));
}
