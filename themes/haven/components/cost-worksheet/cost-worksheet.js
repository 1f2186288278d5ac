import { language, t } from "../../i18n.js";
import { outOfPocket } from "../../out-of-pocket.js";

/** Works out what a person may pay. The numbers stay in their fields: nothing is sent, nothing is stored. */
export class CostWorksheet {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.fields = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("input")]);
    this.sum = /** @type {HTMLElement} */ (root.querySelector("output"));
    let waiting = 0;
    root.addEventListener("input", () => {
      clearTimeout(waiting);
      // One sentence when the reader pauses, not one for every digit.
      waiting = setTimeout(() => (this.sum.textContent = this.words()), 600);
    });
  }

  words() {
    const [deductible, share, days, most] = this.fields.map((field) => field.value);
    const answer = outOfPocket({ deductible, share, days, most });
    if (!answer) return t("cost-worksheet.sum-none");
    const { total, afterwards, capped, count } = answer;
    const holes = { total: money(total), deductible: money(answer.deductible), afterwards: money(afterwards), count };
    return t(capped ? "cost-worksheet.sum-capped" : "cost-worksheet.sum", holes);
  }
}

/** @param {number} amount */
function money(amount) {
  return new Intl.NumberFormat(language(), { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol", maximumFractionDigits: 0 }).format(amount);
}
