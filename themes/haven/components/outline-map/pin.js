import { number } from "../../i18n.js";
import { nameOf } from "./words.js";

/**
 * Makes the button of a pin: a dot for one program, a number for several.
 * @param {import("./merge.js").Pin<import("./words.js").Program>} pin
 * @param {(pressed: boolean) => void} press hears whether the pin is to be pressed or let go
 */
export function pinOf({ x, y, items }, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "outline-map__pin";
  button.textContent = items.length > 1 ? number(items.length) : "";
  button.setAttribute("aria-label", nameOf(items));
  button.style.setProperty("--x", `${x}px`);
  button.style.setProperty("--y", `${y}px`);
  button.addEventListener("click", () => press(button.getAttribute("aria-pressed") !== "true"));
  return button;
}
