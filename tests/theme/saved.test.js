/**
 * The saved list keeps nothing on the device unless it is asked to, and works where the browser keeps nothing at all.
 */
import assert from "node:assert/strict";
import { test } from "node:test";

import { idsIn, linkTo } from "../../themes/haven/static/js/ids.js";
import { KEY, SavedPrograms } from "../../themes/haven/static/js/saved.js";

/** A storage that tabs share: each hears what the others write. */
function device() {
  const values = new Map();
  const tabs = [];
  const tell = (writer, key) => tabs.filter((tab) => tab !== writer).forEach((tab) => tab.dispatchEvent(Object.assign(new Event("storage"), { key })));
  return { values, tab };

  function tab(carried) {
    const events = new EventTarget();
    tabs.push(events);
    const storage = {
      getItem: (key) => values.get(key) ?? null,
      setItem: (key, value) => (values.set(key, String(value)), tell(events, key)),
      removeItem: (key) => (values.delete(key), tell(events, key)),
    };
    return { list: new SavedPrograms(() => storage, carried, events), events };
  }
}

const throws = () => {
  throw new DOMException("The operation is insecure.", "SecurityError");
};

test("nothing is stored without the tick", () => {
  const { values, tab } = device();
  const { list } = tab();
  list.add("night-iop", "teen-iop");
  list.remove("night-iop");
  assert.deepEqual(list.all(), ["teen-iop"]);
  assert.equal(list.remembers(), false);
  assert.equal(values.size, 0);
});

test("the tick stores one key, and a new page finds the list", () => {
  const { values, tab } = device();
  const { list } = tab();
  list.add("night-iop");
  assert.equal(list.remember(true), true);
  list.add("teen-iop");
  assert.deepEqual([...values], [[KEY, '["night-iop","teen-iop"]']]);
  assert.deepEqual(tab().list.all(), ["night-iop", "teen-iop"]);
});

test("without the tick the list leaves the device and stays on the page", () => {
  const { values, tab } = device();
  const { list } = tab();
  list.remember(true);
  list.add("night-iop");
  assert.equal(list.remember(false), false);
  assert.equal(values.size, 0);
  assert.deepEqual(list.all(), ["night-iop"]);
});

test("one tap wipes the list, in other tabs too", () => {
  const { values, tab } = device();
  const [here, there] = [tab().list, tab().list];
  here.add("night-iop");
  here.remember(true);
  assert.deepEqual(there.all(), ["night-iop"]);
  here.wipe();
  assert.equal(values.size, 0);
  assert.deepEqual([here.all(), there.all()], [[], []]);
  assert.deepEqual([here.remembers(), there.remembers()], [false, false]);
});

test("an emptied list goes on being remembered", () => {
  const { list } = device().tab();
  list.add("night-iop");
  list.remember(true);
  list.remove("night-iop");
  assert.deepEqual(list.all(), []);
  assert.equal(list.remembers(), true);
});

test("tabs hear each other, and what one held for itself joins the list", () => {
  const { tab } = device();
  const [here, there] = [tab().list, tab().list];
  let heard = 0;
  const end = there.subscribe(() => (heard += 1));
  there.add("teen-iop");
  here.add("night-iop");
  assert.equal(heard, 1, "its own change alone: nothing is shared yet");
  here.remember(true);
  assert.ok(heard > 1);
  assert.deepEqual(here.all(), ["night-iop", "teen-iop"]);
  assert.deepEqual(there.all(), ["night-iop", "teen-iop"]);
  end();
  const before = heard;
  here.add("day-iop");
  assert.equal(heard, before);
});

test("other keys are none of its business", () => {
  const { list, events } = device().tab();
  let heard = 0;
  list.subscribe(() => (heard += 1));
  events.dispatchEvent(Object.assign(new Event("storage"), { key: "other" }));
  assert.equal(heard, 0);
  events.dispatchEvent(Object.assign(new Event("storage"), { key: null }));
  assert.equal(heard, 1, "everything was cleared");
});

test("a carried list is kept for the page, but not over a remembered one", () => {
  const fresh = device();
  assert.deepEqual(fresh.tab(["night-iop", "<b>"]).list.all(), ["night-iop"]);
  assert.equal(fresh.values.size, 0);
  const { tab } = device();
  tab(["teen-iop"]).list.remember(true);
  assert.deepEqual(tab(["night-iop"]).list.all(), ["teen-iop"]);
});

test("a browser that keeps nothing does not remember, and the page goes on", () => {
  for (const storage of [throws, () => undefined, () => ({ getItem: () => null, setItem: throws, removeItem: throws })]) {
    const list = new SavedPrograms(storage);
    list.add("night-iop");
    assert.equal(list.remember(true), false);
    assert.deepEqual(list.all(), ["night-iop"]);
    list.remember(false);
    assert.deepEqual(list.all(), ["night-iop"]);
    list.wipe();
    assert.deepEqual(list.all(), []);
  }
});

test("a device that becomes full keeps no stale list", () => {
  const values = new Map();
  let full = false;
  const setItem = (key, value) => (full ? throws() : values.set(key, value));
  const list = new SavedPrograms(() => ({ getItem: (key) => values.get(key) ?? null, setItem, removeItem: (key) => values.delete(key) }));
  list.add("night-iop");
  list.remember(true);
  full = true;
  list.add("teen-iop");
  assert.deepEqual(list.all(), ["night-iop", "teen-iop"]);
  assert.equal(list.remembers(), false);
  assert.equal(values.size, 0);
});

test("what is stored may be anything", () => {
  for (const [text, ids] of [["{", []], ["null", []], ['{"a":1}', []], ['["night-iop",1,"<b>","night-iop","../x"]', ["night-iop"]]]) {
    const { values, tab } = device();
    values.set(KEY, text);
    assert.deepEqual(tab().list.all(), ids, text);
    assert.equal(tab().list.remembers(), true);
  }
});

test("addresses carry ids", () => {
  assert.equal(linkTo("/saved/#old", ["night-iop", "teen-iop"]), "/saved/#ids=night-iop,teen-iop");
  assert.equal(linkTo("/saved/", []), "/saved/");
  assert.deepEqual(idsIn("#ids=night-iop,teen-iop,night-iop,"), ["night-iop", "teen-iop"]);
  assert.deepEqual(idsIn("#q=night&saved=night-iop", "saved"), ["night-iop"]);
  assert.deepEqual(idsIn("#ids=%3Cb%3E,%zz"), ["<b>", "%zz"]);
  assert.deepEqual(idsIn(""), []);
});
