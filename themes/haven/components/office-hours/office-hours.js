import { element } from "../../element.js";
import { language, t } from "../../i18n.js";
import { openNow } from "../../open-now.js";

/** Says above the hours whether somebody answers now, by the clock of the place and not by that of the reader. */
export class OfficeHours {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.rows = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-days]")]);
    const hours = this.rows.map((row) => {
      const [opens, closes] = [...row.querySelectorAll("time")].map((time) => time.dateTime);
      return { days: (row.dataset.days ?? "").split(" ").map(Number), opens, closes };
    });
    const answer = openNow(hours, root.dataset.zone ?? "", new Date(), root.dataset.off);
    if (answer) root.querySelector(".office-hours__title")?.after(element("p", { class: `office-hours__now${answer.open ? " office-hours__now--open" : ""}` }, this.words(answer)));
  }

  /** @param {import("../../open-now.js").Answer} answer */
  words({ open, row, ahead, day }) {
    const [opens, closes] = [...this.rows[row].querySelectorAll("time")].map((time) => time.textContent ?? "");
    if (open) return t("open-now.open", { time: closes });
    if (ahead === 0) return t("open-now.later", { time: opens });
    if (ahead === 1) return t("open-now.tomorrow", { time: opens });
    return t("open-now.on", { day: new Intl.DateTimeFormat(language(), { weekday: "long", timeZone: "UTC" }).format(Date.UTC(2024, 0, day + 1)), time: opens });
  }
}
