/* A folder looks again by itself, as a real mailbox does; what is focused stays so. Without scripts it is loaded anew. */
"use strict";
(() => {
  const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of ["nav", "main"]) {
      const old = document.querySelector(part);
      const next = fresh.querySelector(part);
      if (!next || old.innerHTML === next.innerHTML) continue;
      const focused = old.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
      old.replaceChildren(...next.childNodes);
      if (focused) old.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
  };
  setInterval(look, 3000);
})();
