/* Everything works without this: it only keeps the page live, the countdowns running and the handle to drag. */
"use strict";
(() => {
  const every = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);

  /* Times as the server says them. */
  const two = (many, unit, rest, small) => (rest ? `${many} ${unit} ${rest} ${small}` : `${many} ${unit}`);
  const said = (s) =>
    s < 60 ? `${s} s`
    : s < 3600 ? `${Math.floor(s / 60)} min`
    : s < 86400 ? two(Math.floor(s / 3600), "h", Math.floor((s % 3600) / 60), "min")
    : two(Math.floor(s / 86400), "d", Math.floor((s % 86400) / 3600), "h");
  const distance = (at) => {
    const ms = at - Date.now();
    const s = Math.floor(Math.abs(ms) / 1000);
    return s < 1 ? "now" : ms > 0 ? `in ${said(s)}` : `${said(s)} ago`;
  };
  const tick = () => every("[data-at]", (one) => {
    const words = distance(Date.parse(one.dataset.at));
    if (one.textContent !== words) one.textContent = words;
  });

  /* A page that somebody is writing on is not taken away from under their hands. */
  const isTouched = (field) =>
    field.type === "hidden" || field.id === "drag" ? false
    : field.tagName === "SELECT" ? [...field.options].some((o) => o.selected !== o.defaultSelected)
    : field.type === "checkbox" ? field.checked !== field.defaultChecked
    : field.type === "file" ? field.value !== ""
    : field.value !== field.defaultValue;
  const isBusy = (main) =>
    [...main.querySelectorAll("input, textarea, select")].some(isTouched) ||
    document.activeElement.matches("main input:not(#drag), main textarea, main select");

  let sending = false;
  const once = (event) => {
    if (sending) event.preventDefault();
    sending = true;
  };

  const tell = (words, level, button) => {
    const line = document.createElement("p");
    line.className = `said ${level}`;
    line.textContent = words;
    if (button) line.append(" ", button);
    document.getElementById("said").replaceChildren(line);
  };
  const offer = () => {
    if (document.getElementById("anew")) return;
    const button = document.createElement("button");
    button.id = "anew";
    button.className = "quiet";
    button.textContent = "Show it";
    button.addEventListener("click", () => location.reload());
    tell("Something has changed meanwhile.", "warn", button);
  };

  let fetching = false;
  let again = false;
  const refresh = async () => {
    if (sending) return;
    if (fetching) { again = true; return; }
    fetching = true;
    again = false;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok) swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { /* The server is gone for now; the event stream tells when it is back. */ }
    fetching = false;
    if (again) refresh();
  };
  const swap = (fresh) => {
    const main = document.getElementById("main");
    const next = fresh.getElementById("main");
    if (!next || sending) return;
    if (isBusy(main)) { offer(); return; }
    const open = [...main.querySelectorAll("details[open][id]")].map((one) => one.id);
    const focused = path(document.activeElement, main);
    next.replaceWith(document.createComment(""));
    main.replaceChildren(...next.childNodes);
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    if (focused) main.querySelector(focused)?.focus({ preventScroll: true });
    if (fresh.querySelector("#said p")) document.getElementById("said").replaceChildren(...fresh.getElementById("said").childNodes);
    if (document.title !== fresh.title) document.title = fresh.title;
    enhance(main);
  };
  /* What was focused, as far as it can be found again: by its id, its address, or its form. */
  const path = (one, main) => {
    if (!main.contains(one) || one === main) return null;
    if (one.id) return `#${CSS.escape(one.id)}`;
    if (one.matches("a[href]")) return `a[href="${CSS.escape(one.getAttribute("href"))}"]`;
    const form = one.closest("form[action]");
    if (form) return `form[action="${CSS.escape(form.getAttribute("action"))}"] button`;
    const menu = one.closest("details[id]");
    return menu ? `#${CSS.escape(menu.id)} > summary` : null;
  };

  /* The handle on the picture, and the field that says the same. */
  const local = (minutes, zone) => {
    const parts = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    }).formatToParts(new Date(minutes * 60000));
    const of = Object.fromEntries(parts.map((part) => [part.type, part.value]));
    return `${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}`;
  };
  const handle = (drag) => {
    const when = document.getElementById("when");
    const words = () => new Intl.DateTimeFormat("en-GB", {
      timeZone: drag.dataset.zone, weekday: "long", hour: "2-digit", minute: "2-digit",
    }).format(new Date(drag.value * 60000));
    drag.hidden = false;
    drag.setAttribute("aria-valuetext", words());
    drag.addEventListener("input", () => {
      const soonest = Math.ceil(Date.now() / 60000) + 1;
      if (drag.value < soonest) drag.value = soonest + 5;
      drag.classList.add("moved");
      drag.setAttribute("aria-valuetext", words());
      when.value = local(Number(drag.value), drag.dataset.zone);
    });
  };

  const dropping = (form) => {
    const file = form.querySelector("input[type=file]");
    ["dragenter", "dragover"].forEach((name) => form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.add("over");
    }));
    ["dragleave", "drop"].forEach((name) => form.addEventListener(name, () => form.classList.remove("over")));
    form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      file.files = event.dataTransfer.files;
      file.dispatchEvent(new Event("change"));
    });
    file.addEventListener("change", () => {
      if (!file.dataset.most) { if (file.files.length) form.requestSubmit(); return; }
      const size = [...file.files].reduce((sum, one) => sum + one.size, 0);
      file.setCustomValidity(size > Number(file.dataset.most) ? file.dataset.words : "");
      file.reportValidity();
    });
    /* Chosen before this script was there to hear of it; not what a browser puts back into a page it shows again. */
    const [how] = performance.getEntriesByType("navigation");
    if (file.files.length && how?.type === "navigate") file.dispatchEvent(new Event("change"));
  };

  const enhance = (root) => {
    every("form", (form) => form.addEventListener("submit", once), root);
    every("#drag", handle, root);
    every(".drop", dropping, root);
    tick();
  };

  let stream = null;
  const listen = () => {
    if (stream || !document.body.hasAttribute("data-live")) return;
    stream = new EventSource("/events");
    let known = false;
    stream.addEventListener("ready", () => {
      if (known) refresh();
      known = true;
      every(".live", (one) => { one.hidden = false; });
    });
    stream.addEventListener("changed", refresh);
    stream.addEventListener("error", () => every(".live", (one) => { one.hidden = true; }));
  };
  /* A tab that nobody looks at holds no connection: browsers have only a few for each server. */
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { stream?.close(); stream = null; return; }
    listen();
    if (document.body.hasAttribute("data-live")) refresh();
  });
  addEventListener("pageshow", (event) => { sending = false; if (event.persisted) refresh(); });

  enhance(document);
  setInterval(tick, 1000);
  listen();
})();
