// Enhancements only: every page works without this file.
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const announce = (element, text) => { if (element && element.textContent !== text) element.textContent = text; };

const centralTime = () => {
  const time = { timeZone: "America/Chicago", hour: "numeric", minute: "2-digit" };
  return `${new Date().toLocaleTimeString("en-US", time).replace("AM", "a.m.").replace("PM", "p.m.")} CT`;
};

// The page as the server has it now, asked without counting as activity; else an empty one.
const pageNow = async () => {
  const answer = await fetch(location.pathname, { headers: { "X-Poll": "1" } }).catch(() => null);
  return new DOMParser().parseFromString(answer?.ok ? await answer.text() : "", "text/html");
};

// A page that answers a form becomes an ordinary one: Back and Refresh send nothing again.
if (document.body.dataset.get) history.replaceState(null, "", document.body.dataset.get);

// Numbers are hidden when left and shown again on demand; passwords likewise.
function showButton(input, hidesOnBlur) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "usa-button usa-button--unstyled show-button";
  const set = (hidden) => {
    input.type = hidden ? "password" : "text";
    button.textContent = hidden ? "Show" : "Hide";
  };
  button.addEventListener("click", () => set(input.type === "text"));
  if (hidesOnBlur) {
    input.addEventListener("focus", () => set(false));
    input.addEventListener("blur", () => { if (input.value) set(true); });
  }
  set(!hidesOnBlur);
  input.form?.addEventListener("submit", () => set(!hidesOnBlur));
  input.after(button);
}
$$("input[data-mask]").forEach((input) => showButton(input, true));
$$("input[type=password]:not([data-mask])").forEach((input) => showButton(input, false));

// Strength is length first; the server has the last word.
$$("[data-strength-of]").forEach((box) => {
  const input = $("input", box), line = $("[data-strength]", box);
  input.addEventListener("input", () => {
    const length = [...input.value].length;
    line.hidden = !length;
    announce(line, length < 8 ? `Too short: ${length} of at least 8 characters` : length < 15 ? "Accepted if it is not a common one; 15 characters or more are safer" : "Strong");
  });
});

// The list of carriers becomes a type-ahead over the same select.
const combo = $("select[data-combo]");
if (combo && window.accessibleAutocomplete) {
  const id = combo.id, described = combo.getAttribute("aria-describedby");
  const offered = [...combo.options].filter((option) => option.value && !option.hidden).map((option) => option.text);
  const choose = (text) => {
    const typed = (text || "").trim(), wanted = typed.toLowerCase();
    // What is not on the list is kept as it was typed; the server says what is wrong.
    const { value } = [...combo.options].find((o) => o.text.toLowerCase() === wanted) ?? combo.appendChild(new Option(typed, typed));
    if (combo.value === value) return;
    combo.value = value;
    combo.dispatchEvent(new Event("change", { bubbles: true }));
  };
  // Nothing is chosen by itself: a near match would be the wrong insurer.
  window.accessibleAutocomplete.enhanceSelectElement({ selectElement: combo, source: offered, defaultValue: combo.value, autoselect: false, confirmOnBlur: false, onConfirm: (text) => { if (text) choose(text); } });
  const input = document.getElementById(id);
  input.addEventListener("blur", () => setTimeout(() => choose(input.value), 250));
  combo.form.addEventListener("submit", () => choose(input.value)); // sooner than that
  if (combo.ariaInvalid) input.setAttribute("aria-invalid", combo.ariaInvalid);
  if (described) input.setAttribute("aria-describedby", `${described} ${input.getAttribute("aria-describedby") || ""}`.trim());
  input.setAttribute("aria-required", "true");
}

// A file that is too large is named before it travels.
$$("input[type=file][data-limit]").forEach((input) => {
  const message = $("[data-file-message]", input.parentElement);
  input.addEventListener("change", () => {
    const file = input.files[0], limit = Number(input.dataset.limit);
    message.hidden = !(file && file.size > limit);
    if (message.hidden) return;
    announce(message, `${file.name} is ${Math.ceil(file.size / 1024).toLocaleString("en-US")} KB. A file may have at most 3,072 KB. Choose a smaller one.`);
    input.value = "";
  });
});

// Each page that opens may follow a save: other windows look whether theirs is still newest.
const form = $("form[data-window]");
const channel = new BroadcastChannel("saved-tabs");
channel.postMessage("look");

// Autosave: 1.5 s after typing, 0.3 s after a choice, and when the page is left.
if (form) {
  const status = $("[data-autosave-status]"), version = form.elements.version;
  const say = (text, trouble = false) => { announce(status, text); status?.classList.toggle("autosave--trouble", trouble); };
  // A password travels with Save alone; the browser may even have filled it in by itself.
  const snapshot = () => { const data = new FormData(form); for (const name of ["version", "password"]) data.delete(name); for (const [key, value] of [...data]) if (value instanceof File) data.delete(key); return new URLSearchParams(data).toString(); };
  // What was refused stands in the page alone: it is neither saved nor untouched.
  let saved = "unsaved" in form.dataset ? "" : snapshot(), timer = 0, running = null, stopped = false;
  const stop = (text) => { stopped = true; say(text, true); };
  const conflict = () => stop("This page was saved in another window. Press Save to see both versions.");
  const isUntouched = () => snapshot() === saved && !$$("input[type=file]", form).some((input) => input.files.length);
  const save = async (keepalive = false) => {
    const now = snapshot();
    if (stopped || now === saved) return;
    if (running) { await running; return save(keepalive); }
    running = send(now, keepalive).finally(() => { running = null; });
    return running;
  };
  const send = async (now, keepalive) => {
    say("Saving…");
    try {
      const body = new URLSearchParams(now);
      body.set("version", version.value);
      const answer = await fetch(form.action, { method: "PATCH", body, keepalive, headers: { Accept: "application/json" } });
      if (answer.ok) {
        const kept = await answer.json();
        version.value = kept.version;
        saved = now;
        say(`Saved at ${centralTime()}${kept.note && `. ${kept.note}`}`);
        channel.postMessage("look");
        refreshFees();
      } else if (answer.status === 412) conflict();
      else if (answer.status === 409) stop((await answer.json()).detail);
      else if (answer.status === 401) stop("Your session has ended. Press Save and sign in again; what you typed is kept.");
      else throw new Error(String(answer.status));
    } catch {
      if (stopped) return;
      say("Not saved yet; trying again. What you typed is still here.", true);
      schedule(5000);
    }
  };
  const schedule = (delay) => { clearTimeout(timer); timer = setTimeout(save, delay); };
  if ("autosave" in form.dataset) {
    form.addEventListener("input", (event) => { if (event.target.type !== "file") schedule(1500); });
    form.addEventListener("change", (event) => { if (event.target.type !== "file") schedule(300); });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(true); });
    form.addEventListener("submit", (event) => {
      clearTimeout(timer);
      stopped = !running; // the version of a save on its way belongs into the form first
      if (!running) return;
      event.preventDefault();
      running.finally(() => form.requestSubmit(event.submitter));
    });
  }
  channel.addEventListener("message", async () => {
    const newest = Number($("form[data-window] [name=version]", await pageNow())?.value);
    await running; // what this window saves meanwhile is no conflict
    if (!(newest > Number(version.value))) return;
    if (isUntouched()) location.reload();
    else conflict();
  });
}
async function refreshFees() {
  const fees = $("#fees"), fresh = fees && $("#fees", await pageNow());
  if (fresh && fresh.innerHTML !== fees.innerHTML) fees.innerHTML = fresh.innerHTML;
}
// A page from the back/forward cache may be stale: the server's version counts.
window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

// A waiting page looks whether its state has changed, and only then loads anew.
const main = $("main[data-refresh]");
if (main) setInterval(async () => {
  const now = $("main", await pageNow());
  if (now && now.dataset.state !== main.dataset.state) location.reload();
}, 2000);

// A document is signed after its end was in view.
const signing = $("form[data-signing]"), end = $("[data-end]");
if (signing && end) {
  const button = $("button[type=submit]", signing), hint = $("[data-read-first]", signing);
  const whole = signing.elements.whole_page;
  if (whole) whole.value = "";
  const open = () => { if (button) button.disabled = false; if (hint) hint.hidden = true; };
  if (signing.dataset.shown !== "yes") {
    if (button) button.disabled = true;
    if (hint) hint.hidden = false;
    new IntersectionObserver(async (seen, observer) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      const answer = await fetch(`${signing.getAttribute("action")}/shown`, { method: "POST", body: new URLSearchParams(new FormData(signing)), headers: { Accept: "application/json" } }).catch(() => null);
      if (answer?.ok) { observer.disconnect(); open(); }
    }).observe(end);
  }
}

// Five minutes before the end of the session one is asked to stay; the server is the clock.
const dialog = $("#session-dialog");
if (dialog) {
  let timer = 0;
  const lookIn = (seconds) => { clearTimeout(timer); timer = setTimeout(look, seconds * 1000); };
  const look = async () => {
    lookIn(30);
    const answer = await fetch("/session", { headers: { Accept: "application/json" } }).catch(() => null);
    if (!answer?.ok) return answer?.status === 401 ? dialog.close() : undefined;
    const { idle, absolute } = await answer.json();
    const left = Math.min(idle, absolute);
    announce($("[data-minutes]", dialog), `It ends in about ${Math.max(1, Math.round(left / 60))} minutes.`);
    $("button", dialog).hidden = absolute <= idle && absolute < 300;
    if (left <= 300 && !dialog.open) dialog.showModal();
    if (left > 300 && dialog.open) dialog.close();
    if (left > 300) lookIn(left - 300);
  };
  look();
  document.addEventListener("visibilitychange", look); // a sleeping machine counts no time
  $("form", dialog).addEventListener("submit", async (event) => {
    event.preventDefault();
    await fetch("/session", { method: "POST", body: new URLSearchParams(new FormData(event.target)), headers: { Accept: "application/json" } }).catch(() => null);
    dialog.close();
  });
}
