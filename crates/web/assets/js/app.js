// Comfort on top of pages that work without it: keys, confirmations, running clocks.
(() => {
  "use strict";
  const doc = document;
  doc.documentElement.classList.add("has-js");

  const typing = (el) => el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName);

  // j and k walk the rows of all lists on the page; Enter follows the focused link.
  const rows = () =>
    [...doc.querySelectorAll("[data-list] > li, [data-list] > tbody > tr")].filter(
      (row) => row.offsetParent !== null && row.querySelector("a[href], button, summary"),
    );
  const walk = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.contains(doc.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
    const target = all[next].querySelector("a[href], button, summary");
    target.focus({ preventScroll: true });
    all[next].scrollIntoView({ block: "nearest" });
  };

  doc.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (typing(event.target) || doc.querySelector("dialog[open]")) return;
    const newHref = doc.body.dataset.new;
    switch (event.key) {
      case "/": {
        const search = doc.getElementById("q");
        if (!search) return;
        search.focus();
        search.select();
        break;
      }
      case "n":
        if (!newHref) return;
        location.assign(newHref);
        break;
      case "j":
        walk(1);
        break;
      case "k":
        walk(-1);
        break;
      case "?":
        doc.getElementById("keys")?.showModal();
        break;
      default:
        return;
    }
    event.preventDefault();
  });

  // A form or button with data-confirm asks first.
  const dialog = doc.getElementById("confirm");
  doc.addEventListener("submit", (event) => {
    const form = event.target;
    const button = event.submitter;
    const words = button?.dataset.confirm ?? form.dataset.confirm;
    if (!words || form.dataset.confirmed || !dialog) return;
    event.preventDefault();
    dialog.querySelector(".confirm-words").textContent = words;
    dialog.returnValue = "no";
    dialog.addEventListener(
      "close",
      () => {
        if (dialog.returnValue !== "yes") return;
        form.dataset.confirmed = "1";
        form.requestSubmit(button ?? undefined);
      },
      { once: true },
    );
    dialog.showModal();
  });

  // Long forms are kept while one types, so that a lost connection or session loses nothing.
  for (const row of doc.querySelectorAll("[data-draft]")) {
    const form = row.closest("form");
    const status = row.querySelector("[role=status]");
    let timer, request, isDirty = false;
    const keep = async () => {
      clearTimeout(timer);
      if (!isDirty) return;
      isDirty = false;
      request?.abort();
      request = new AbortController();
      // Of a file its name alone is kept.
      const typed = [...new FormData(form)].map(([name, value]) => [name, value.name ?? value]);
      const body = new URLSearchParams(typed);
      const headers = { "X-Draft": "auto" };
      try {
        const answer = await fetch("/drafts", { method: "POST", body, headers, redirect: "error", keepalive: true, signal: request.signal });
        status.textContent = answer.ok ? row.dataset.draftKept : row.dataset.draftLost;
        isDirty ||= !answer.ok;
      } catch (error) {
        if (error.name === "AbortError") return;
        isDirty = true;
        status.textContent = row.dataset.draftLost;
      }
    };
    form.addEventListener("input", () => {
      isDirty = true;
      clearTimeout(timer);
      timer = setTimeout(keep, 1500);
    });
    doc.addEventListener("visibilitychange", () => doc.visibilityState === "hidden" && keep());
    // What is sent needs no draft; one on its way must not come after it.
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      clearTimeout(timer);
      isDirty = false;
      request?.abort();
    });
  }

  // Where nobody is logged in, what one types is kept in this tab until it is sent or cleared, so
  // that a lost connection loses nothing; a browser that lets nothing be kept goes without.
  const kept = (name) => {
    try {
      return JSON.parse(sessionStorage.getItem(name));
    } catch {
      return undefined;
    }
  };
  const forget = (name) => {
    try {
      sessionStorage.removeItem(name);
    } catch {}
  };
  for (const row of doc.querySelectorAll("[data-keep]")) {
    const form = row.closest("form");
    const { keep: name, keepTicket, keepTrap } = row.dataset;
    const ticket = form.elements[keepTicket];
    const fields = [...form.elements].filter((el) => el.name && el.type !== "hidden" && el.name !== keepTrap && !/^(BUTTON|FIELDSET)$/.test(el.tagName));
    const isBox = (el) => el.type === "checkbox" || el.type === "radio";
    const save = () => {
      const values = fields.filter((el) => !isBox(el) || el.checked).map((el) => [el.name, el.value]);
      try {
        sessionStorage.setItem(name, JSON.stringify({ ticket: ticket.value, values }));
      } catch {}
    };
    const fill = ({ ticket: sent, values }) => {
      for (const el of fields) {
        const said = values.filter(([key]) => key === el.name).map(([, value]) => value);
        if (isBox(el)) el.checked = said.includes(el.value);
        else if (!el.value && said[0]) el.value = said[0];
      }
      // Sent again as it was, it is the same; with other words the server makes another of it.
      ticket.value = sent;
    };
    // The browser puts back what it kept by itself before this.
    addEventListener("pageshow", () => {
      const before = kept(name);
      if (!("keepFresh" in row.dataset)) save();
      else if (before) fill(before);
      else if (before === null) form.reset();
    });
    form.addEventListener("input", save);
    form.addEventListener("submit", save);
    row.querySelector("[data-keep-clear]")?.addEventListener("click", () => forget(name));
  }
  for (const end of doc.querySelectorAll("[data-keep-end]")) forget(end.dataset.keepEnd);

  // The page opens at what must be corrected.
  doc.querySelector(".error-summary")?.focus();

  // Rings keep emptying while the page stands open.
  const turn = () => {
    for (const ring of doc.querySelectorAll("[data-ring-due]")) {
      const { ringDue, ringTotal, ringLeft, ringOver, ringHour } = ring.dataset;
      const left = Math.floor((Number(ringDue) * 1000 - Date.now()) / 60000);
      const size = Math.abs(left);
      const [h, m] = [Math.floor(size / 60), size % 60];
      const time = [h ? `${h}\u00a0${ringHour}` : "", m || !h ? `${m}\u00a0min` : ""].filter(Boolean).join(" ");
      ring.querySelector(".ring-words").textContent = (left < 0 ? ringOver : ringLeft).replace("{}", time);
      const share = Math.max(0, Math.min(100, (100 * left) / Number(ringTotal)));
      ring.querySelector(".ring-left").setAttribute("stroke-dasharray", `${share.toFixed(1)} 100`);
      const number = ring.querySelector(".ring-number");
      const unit = ring.querySelector(".ring-unit");
      number.textContent = left < 0 ? "!" : left < 60 ? left : h;
      if (unit) unit.textContent = left < 0 ? "" : left < 60 ? "min" : ringHour;
      ring.classList.remove("ring-calm", "ring-soon", "ring-over");
      ring.classList.add(left < 0 ? "ring-over" : left <= 360 ? "ring-soon" : "ring-calm");
    }
  };
  if (doc.querySelector("[data-ring-due]")) {
    turn();
    setInterval(turn, 30000);
  }
})();
