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
  /* The server's clock counts: it sends, and the one here may be wrong. */
  let drift = 0;
  const now = () => Date.now() + drift;
  const setClock = (page) => {
    const ms = Date.parse(page.getElementById("main")?.dataset.now) - Date.now();
    drift = Math.abs(ms) > 5000 ? ms : 0;
  };
  const distance = (at) => {
    const ms = at - now();
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
  const hasWords = (main) =>
    main.hasAttribute("data-kept") || [...main.querySelectorAll("input, textarea, select")].some(isTouched);
  const isSelecting = (main) => {
    const chosen = getSelection();
    return !chosen.isCollapsed && main.contains(chosen.anchorNode);
  };
  const isBusy = (main) =>
    hasWords(main) || isSelecting(main) ||
    document.activeElement.matches("main input:not(#drag), main textarea, main select");

  /* What is being pressed stays where it is until it is let go: else the press would go astray. */
  let pressed = false;
  let waiting = false;
  const letGo = () => setTimeout(() => { pressed = false; if (waiting) refresh(); }, 100);
  addEventListener("pointerdown", (event) => { if (event.isPrimary && event.button === 0) pressed = true; }, true);
  addEventListener("keydown", (event) => { if (event.key === " ") pressed = true; }, true);
  ["pointerup", "pointercancel", "keyup", "blur"].forEach((name) => addEventListener(name, letGo, true));
  ["focusout", "selectionchange"].forEach((name) => document.addEventListener(name, () => setTimeout(() => {
    if (document.getElementById("anew") && !isBusy(document.getElementById("main"))) refresh();
  })));

  /* A press that was meant for what stood there a moment ago is not taken for what stands there now. */
  const HASTE_MS = 400;
  let swappedAt = 0;
  let aimed = true;
  let before = [];
  let focusedBefore = "";
  const meaning = (button) =>
    (button?.form ? button.form.action + (button.form.elements.namedItem("fingerprint")?.value ?? "") : "");
  const remember = (main) => {
    before = [...main.querySelectorAll("form button")].map((one) => [one.getBoundingClientRect(), meaning(one)]);
    focusedBefore = meaning(document.activeElement.closest("button"));
    swappedAt = performance.now();
    aimed = false;
  };
  const stoodAt = (x, y) =>
    before.find(([box]) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.[1] ?? "";
  addEventListener("pointermove", () => { aimed = true; }, true);
  addEventListener("keydown", (event) => { if (event.key === "Tab") aimed = true; }, true);
  addEventListener("click", (event) => {
    const button = event.target.closest?.("main form button");
    if (!button || aimed || performance.now() - swappedAt > HASTE_MS) return;
    const meant = event.detail ? stoodAt(event.clientX, event.clientY) : focusedBefore;
    if (meant === meaning(button)) return;
    event.preventDefault();
    event.stopPropagation();
    tell("The page changed just as you pressed, so nothing was done. Look again.", "warn");
  }, true);

  const PATIENCE_MS = 15000;
  let sending = false;
  const once = (event) => {
    if (sending) event.preventDefault();
    sending = true;
    setTimeout(() => { sending = false; }, PATIENCE_MS); /* An answer that never came must not lock the page. */
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
    button.textContent = hasWords(document.getElementById("main")) ? "Show it, and drop what I wrote" : "Show it";
    button.addEventListener("click", () => location.reload());
    tell("Something has changed meanwhile.", "warn", button);
  };

  let fetching = false;
  let again = false;
  const refresh = async () => {
    if (sending) return;
    waiting = pressed;
    if (waiting) return;
    if (fetching) { again = true; return; }
    fetching = true;
    again = false;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (answer.ok) swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch { /* The server is gone for now; the event stream tells, and when it is back. */ }
    fetching = false;
    if (again) refresh();
  };
  const swap = (fresh) => {
    const main = document.getElementById("main");
    const next = fresh.getElementById("main");
    if (!next || sending) return;
    if (pressed) { waiting = true; return; }
    if (isBusy(main) || (main.querySelector(".menu[open]") && about(main) !== about(next))) { offer(); return; }
    const another = about(main) && about(next) && about(main) !== about(next);
    setClock(fresh);
    remember(main);
    const open = [...main.querySelectorAll("details[open][id]")].map((one) => one.id);
    const focused = path(document.activeElement, main);
    next.replaceWith(document.createComment(""));
    main.replaceChildren(...next.childNodes);
    open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
    if (focused) main.querySelector(focused)?.focus({ preventScroll: true });
    document.getElementById("anew")?.parentNode.remove();
    if (another) tell("The text in Gmail has just changed; this is what it says now.", "warn");
    if (fresh.querySelector("#said p")) document.getElementById("said").replaceChildren(...fresh.getElementById("said").childNodes);
    if (document.title !== fresh.title) document.title = fresh.title;
    enhance(main);
  };
  /* Which text the page is about. */
  const about = (main) => main.querySelector("[name=fingerprint]")?.value;
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
      const soonest = Math.ceil(now() / 60000) + 1;
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

  /* The debrief: sentences are begun with a tap, and the notes are shown anew whenever the typing stops. */
  const PAUSE_MS = 300;
  const AGAIN_MS = 5000;
  const debriefing = (form) => {
    const part = (id) => form.querySelector(`#${id}`);
    const fields = (row) => row.querySelector("textarea");
    const rows = () => [...form.querySelectorAll(".sentence")];
    let made = 0; /* Rows so far, for ids of their own. */
    let changes = 0;
    let asked = 0;
    let timer = 0;

    const grown = (field) => {
      if (CSS.supports("field-sizing", "content")) return;
      field.style.height = "auto";
      field.style.height = `${field.scrollHeight + 2}px`;
    };
    const beginning = (row) => row.querySelector(".beginning select");
    /* A select shows one line of what is chosen; here it is shown whole. */
    const hinted = (row) => {
      const chosen = beginning(row).selectedOptions[0];
      const hint = chosen.dataset.hint;
      row.querySelector(".shown").textContent = chosen.text;
      fields(row).placeholder = hint ? `for example: ${hint}` : "";
      fields(row).autocapitalize = chosen.value ? "none" : "sentences";
    };
    const begun = (section, starter) => {
      const row = section.querySelector("template").content.cloneNode(true);
      made += 1;
      every("[id], [for], [aria-describedby]", (one) => ["id", "for", "aria-describedby"].forEach((name) => {
        if (one.hasAttribute(name)) one.setAttribute(name, one.getAttribute(name).replace(/new$/, `new${made}`));
      }), row);
      every(".remove", (one) => { one.hidden = false; }, row);
      section.querySelector(".rows").append(row);
      const added = section.querySelector(".rows").lastElementChild;
      beginning(added).value = starter;
      hinted(added);
      fields(added).focus();
    };
    const removed = (row) => {
      const section = row.closest(".section");
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (next ? fields(next) : section.querySelector(".begin")).focus();
      later();
    };
    /* The empty rows are for those without this script: here a tap adds one. */
    const alive = (root) => {
      every(".sentence", (row) => { if (!fields(row).defaultValue.trim() && !fields(row).value.trim()) row.remove(); }, root);
      every(".chips, .remove", (one) => { one.hidden = false; }, root);
      every(".sentence", (row) => { hinted(row); grown(fields(row)); }, root);
    };

    /* Words put right in the fields, by the rule of the server: whole words only. */
    const repaired = (words, better) => {
      const literally = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      const wanted = new RegExp(`(?<![\\p{L}\\p{N}_])${literally}(?![\\p{L}\\p{N}_])`, "gu");
      rows().map(fields).forEach((field) => {
        [...field.value.matchAll(wanted)].reverse().forEach((found) => {
          field.setRangeText(better, found.index, found.index + found[0].length, "preserve");
        });
        grown(field);
      });
      later();
    };

    const replaced = (id, fresh) => {
      const [old, next] = [part(id), fresh.getElementById(id)];
      if (!next || old.innerHTML === next.innerHTML) return false;
      const focused = document.activeElement;
      const inside = old.contains(focused);
      old.replaceChildren(...next.childNodes);
      if (inside) (twin(focused, old) ?? part("preview")).focus({ preventScroll: true });
      return true;
    };
    const twin = (one, root) => (one.id ? root.querySelector(`#${CSS.escape(one.id)}`)
      : [...root.querySelectorAll("button")].find((other) => other.value === one.value));
    const faulty = (row, fault) => {
      const line = row.querySelector(".fault");
      line.textContent = fault;
      line.hidden = !fault;
      if (fault) fields(row).setAttribute("aria-invalid", "true");
      else fields(row).removeAttribute("aria-invalid");
    };
    /* In a pane of its own, what has just changed is brought into view; the page itself never moves. */
    const inView = (before) => {
      const pane = part("preview");
      const one = [...pane.querySelectorAll("mark")].find((mark) => !before.has(mark.textContent));
      if (!one || pane.scrollHeight <= pane.clientHeight) return;
      const [box, frame] = [one.getBoundingClientRect(), pane.getBoundingClientRect()];
      if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 3;
    };

    const later = () => {
      changes += 1;
      clearTimeout(timer);
      timer = setTimeout(show, PAUSE_MS);
    };
    const sent = () => {
      const body = new FormData(form);
      body.getAll("file").forEach((file) => { if (file.name) body.append("chosen", file.name); });
      body.delete("file");
      body.set("shown", part("sentences").dataset.language);
      return body;
    };
    const show = async () => {
      const turn = ++asked;
      const [at, seen] = [rows(), changes];
      let html = null;
      let why = "Afterword does not answer";
      try {
        const answer = await fetch(form.dataset.preview, { method: "POST", body: sent() });
        if (answer.ok) html = await answer.text();
        else if (answer.status === 403) why = "Afterword was started again; open the link it printed in another tab";
      } catch { /* Told below. */ }
      if (turn !== asked || !form.isConnected) return;
      part("stale").textContent = html === null ? `These may be out of date: ${why}.` : "";
      part("stale").hidden = html !== null;
      if (html === null) { timer = setTimeout(show, AGAIN_MS); return; }
      shown(new DOMParser().parseFromString(html, "text/html"), at, changes === seen);
    };
    /* In another language the rows are others, in the same order: whoever is in one stays in it. */
    const spoken = (fresh) => {
      const anew = fresh.getElementById("sentences");
      const field = document.activeElement;
      const place = rows().filter((row) => fields(row).value.trim()).indexOf(field.closest(".sentence"));
      const caret = field.selectionStart;
      if (!anew || !replaced("sentences", fresh)) return;
      part("sentences").dataset.language = anew.dataset.language;
      alive(part("sentences"));
      const same = rows()[place]?.querySelector(`[name="${field.name}"]`);
      same?.focus({ preventScroll: true });
      if (same?.matches("textarea")) same.setSelectionRange(caret, caret);
    };
    const shown = (fresh, at, still) => {
      const before = new Set([...part("notes").querySelectorAll("mark")].map((mark) => mark.textContent));
      const faults = new Map([...fresh.querySelectorAll("#faults li")].map((one) => [at[one.value], one.textContent]));
      at.forEach((row) => faulty(row, faults.get(row) ?? ""));
      replaced("decision", fresh);
      if (still) spoken(fresh);
      if (!replaced("notes", fresh)) return;
      part("keep").textContent = form.elements.left.value ? part("keep").dataset.rest : part("keep").dataset.all;
      inView(before);
      part("updated").textContent = "";
      requestAnimationFrame(() => { part("updated").textContent = "Preview updated"; });
    };

    form.addEventListener("input", (event) => {
      if (event.target.matches(".beginning select")) hinted(event.target.closest(".sentence"));
      if (event.target.matches(".sentence textarea")) grown(event.target);
      later();
    });
    part("file").addEventListener("change", later);
    form.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.matches(".begin")) begun(button.closest(".section"), button.dataset.starter);
      if (button?.matches(".remove")) removed(button.closest(".sentence"));
      if (button?.matches(".repair")) { event.preventDefault(); repaired(...JSON.parse(button.value)); }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("input:not([type=file])")) event.preventDefault();
    });
    part("show").hidden = true;
    form.classList.add("alive");
    alive(form);
  };

  const enhance = (root) => {
    every("form", (form) => form.addEventListener("submit", once), root);
    every("#drag", handle, root);
    every(".drop", dropping, root);
    every("#debrief", debriefing, root);
    tick();
  };

  let stream = null;
  let known = false;
  const listen = () => {
    if (stream || document.hidden || !document.body.hasAttribute("data-live")) return;
    stream = new EventSource("/events");
    stream.addEventListener("ready", () => {
      document.getElementById("lost")?.remove();
      if (known) refresh();
      known = true;
      every(".live", (one) => { one.hidden = false; });
    });
    stream.addEventListener("changed", refresh);
    stream.addEventListener("error", lost);
  };
  /* The browser asks again by itself unless it was refused; then we do. */
  const lost = async (event) => {
    every(".live", (one) => { one.hidden = true; });
    if (event.target.readyState === EventSource.CLOSED) {
      stream = null;
      setTimeout(listen, 5000);
    }
    const answer = await fetch("/follow-ups", { method: "HEAD" }).catch(() => null);
    const words = !answer ? "Afterword is not running: nothing goes out, and this page may be out of date."
      : answer.status === 403 ? "Afterword was started again. Open the link it printed in the terminal in another tab; this page then goes on."
      : "";
    if (!words || document.getElementById("lost")?.textContent === words) return;
    document.getElementById("lost")?.remove();
    const line = document.createElement("p");
    line.id = "lost";
    line.className = "said failed";
    line.textContent = words;
    document.getElementById("said").append(line);
  };
  /* A tab that nobody looks at holds no connection: browsers have only a few for each server. */
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) { stream?.close(); stream = null; return; }
    listen();
    if (document.body.hasAttribute("data-live")) refresh();
  });
  addEventListener("pageshow", (event) => { sending = false; if (event.persisted) refresh(); });

  if (document.body.dataset.here) history.replaceState(null, "", document.body.dataset.here);
  setClock(document);
  enhance(document);
  setInterval(tick, 1000);
  listen();
})();
