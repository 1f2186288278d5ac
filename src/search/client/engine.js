/** The engine. */
export const VERSION = 1;
