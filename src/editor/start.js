/** Starts the editor where it can work: in a browser that opens folders, on the computer where the site lies. */
const isOwn = /^(127\.0\.0\.1|(.+\.)?localhost)$/.test(location.hostname);
const missing = isOwn ? "no-folders" : "not-here";

if (isOwn && "showDirectoryPicker" in window) {
  const { init } = await import("./sveltia/index.js");
  init();
} else {
  document.getElementById(missing).hidden = false;
}
