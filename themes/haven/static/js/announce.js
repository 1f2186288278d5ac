/** What is said to those who do not see the page change; one polite region for all that have no line of their own. */
const region = document.createElement("p");
region.className = "visually-hidden";
region.setAttribute("role", "status");
document.querySelector("main")?.append(region);

/**
 * Says a sentence.
 * @param {string} sentence
 */
export function announce(sentence) {
  region.textContent = sentence;
}
