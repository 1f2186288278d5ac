/**
 * Copies a text, or shows it in its field, selected, where the browser does not let the page copy.
 * @param {string} text
 * @param {HTMLInputElement} field inside an element that is hidden until then
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const line = field.closest("[hidden]");
    line?.removeAttribute("hidden");
    field.value = text;
    field.select();
    return false;
  }
}
