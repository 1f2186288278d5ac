import { qrSvg } from "../../qr.js";

/** The profile on paper: today's date, a code for its address, and the same page in another language behind it. */
export class Handout {
  /** @param {HTMLElement} sheet */
  constructor(sheet) {
    this.sheet = sheet;
    /** Whether everything is there; a code that cannot be made is no reason not to print. */
    this.ready = Promise.resolve();
    finish(sheet, document.documentElement.lang);
  }

  /**
   * Puts the handout of another language behind this one, or takes it away again.
   * @param {string} url of the page in that language, or ""
   */
  async pair(url) {
    this.other?.remove();
    this.other = undefined;
    const page = url ? await load(url) : null;
    const found = /** @type {HTMLElement | null} */ (page?.querySelector(".handout") ?? null);
    if (!page || !found) return;
    this.other = document.importNode(found, true);
    this.other.lang = page.documentElement.lang;
    this.other.dir = page.documentElement.dir;
    finish(this.other, page.documentElement.lang);
    this.sheet.after(this.other);
  }
}

/** Adds what only the browser knows. @param {HTMLElement} sheet @param {string} language */
function finish(sheet, language) {
  const printed = /** @type {HTMLElement | null} */ (sheet.querySelector("[data-printed]"));
  const today = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
  if (printed) printed.textContent = (printed.dataset.printed ?? "").replace("{date}", today);
  const url = sheet.querySelector(".handout__link b")?.textContent ?? "";
  try {
    sheet.querySelector(".handout__head")?.append(qrSvg(url, url));
  } catch {
    // An address that is too long for a code stands there in words.
  }
}

/** @param {string} url @returns {Promise<Document | null>} */
function load(url) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    request.addEventListener("loadend", () => done(request.response));
    request.send();
  });
}
