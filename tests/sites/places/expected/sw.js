const SITE={"frame":["/assets/site.#.css",
"/assets/fonts/atkinson-hyperlegible-next-latin-wght-normal.#.woff2",
"/assets/js.#.js"],"help":[{"tree":"/",
"url":"/help-now/",
"words":"You are not connected to the internet, and this page is not kept on this device. You can still call or text the numbers below."}],"version":"#"};
