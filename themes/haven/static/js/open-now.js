/**
 * Whether an office answers now, by the clock of its place.
 *
 * @typedef {{ days: number[], opens: string, closes: string }} Hours days from 0 for Monday, times such as "08:30"
 * @typedef {{ open: boolean, row: number, ahead: number, day: number }} Answer the hours that are, or that come next, and in how many days
 */

/**
 * Answers from hours. Nothing on days off, when nobody knows, and in zones that the browser does not.
 * @param {Hours[]} hours
 * @param {string} zone IANA name
 * @param {Date} now
 * @param {string} [off] days off, "2026-12-24/2026-12-26 …"
 * @returns {Answer | undefined}
 */
export function openNow(hours, zone, now, off = "") {
  const clock = read(zone, now);
  if (!clock || off.split(" ").some((span) => span && span.split("/")[0] <= clock.date && clock.date <= span.split("/")[1])) return undefined;
  const today = hours.findIndex(({ days, opens, closes }) => days.includes(clock.day) && opens <= clock.time && clock.time < closes);
  if (today >= 0) return { open: true, row: today, ahead: 0, day: clock.day };
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = (clock.day + ahead) % 7;
    const fits = hours.map((one, row) => ({ ...one, row })).filter(({ days, opens }) => days.includes(day) && (ahead > 0 || opens > clock.time));
    const next = fits.sort((one, other) => (one.opens < other.opens ? -1 : 1))[0];
    if (next) return { open: false, row: next.row, ahead, day };
  }
  return undefined;
}

/** The clock on the wall of a zone. @param {string} zone @param {Date} now */
function read(zone, now) {
  try {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone, weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    });
    const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
    const day = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part.weekday);
    return { day, date: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
  } catch {
    return undefined;
  }
}
