// What the tour asks of a page that a browser shows: each question answers with a list of faults, empty when there is none.
globalThis.look = (() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // On a phone the heads of a table are for the ear alone: each cell shows its own.
  const isForTheEar = (one) => getComputedStyle(one.closest("thead") ?? one).clipPath.startsWith("inset(50%");
  const isShown = (one) => !isForTheEar(one) && one.getClientRects().length > 0 && one.checkVisibility({ visibilityProperty: true }) && !one.closest(".fr-sr-only, .fr-skiplinks, details:not([open]) > :not(summary)");
  const told = (one) => `<${one.tagName.toLowerCase()}${one.className && typeof one.className === "string" ? ` .${one.className.split(" ").join(".")}` : ""}> ${JSON.stringify((one.textContent || one.name || "").trim().replace(/\s+/g, " ").slice(0, 50))}`;
  const nameOf = (one) => (one.getAttribute("aria-label") || one.textContent || "").trim().replace(/\s+/g, " ");
  const reached = () => all("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")
    .filter((one) => !one.disabled && one.getClientRects().length > 0 && one.checkVisibility({ visibilityProperty: true }) && !one.closest("details:not([open]) > :not(summary)"))
    .filter((one) => one.type !== "radio" || one.checked || (!all(`[name="${one.name}"]:checked`).length && all(`[name="${one.name}"]`)[0] === one));

  // The lines of text that are seen, each with its place.
  const lines = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || !isShown(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 1 && box.height > 1) found.push({ node, box });
      }
    }
    return found;
  };

  return {
    open: () => all("details").forEach((one) => (one.open = true)),

    wide: () => document.documentElement.scrollWidth <= innerWidth ? [] : [`${document.documentElement.scrollWidth} px in ${innerWidth}`,
      ...all("body *").filter((one) => isShown(one) && one.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(told)],

    // Text that its own box hides, or that another text covers.
    clipped: () => all("body *").filter((one) => isShown(one) && one.textContent.trim() && /hidden|clip/.test(getComputedStyle(one).overflow)
      && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)).map((one) => `hides its text: ${told(one)}`),
    covered: () => {
      // From top to bottom: each line meets only those that begin before it ends.
      const seen = lines().sort((one, other) => one.box.top - other.box.top);
      const faults = new Set();
      for (let i = 0; i < seen.length; i++) {
        for (let j = i + 1; j < seen.length && seen[j].box.top < seen[i].box.bottom - 5; j++) {
          const [a, b] = [seen[i].box, seen[j].box];
          if (seen[i].node === seen[j].node || a.top >= b.bottom - 5 || a.left >= b.right - 2 || b.left >= a.right - 2) continue;
          faults.add(`${told(seen[i].node.parentElement)} over ${told(seen[j].node.parentElement)}`);
        }
      }
      return [...faults];
    },

    // Brothers and sisters are seen in the order in which they are read: none above the one before, none before it on one line.
    // Inside a day the deadline stands under the button and is read before it: both orders make sense.
    order: () => all("body, body *").filter((one) => isShown(one) && !one.closest("svg") && !one.matches(".ag-day, .ag-next, .ag-day *")).flatMap((parent) => {
      const kids = [...parent.children].filter((one) => isShown(one) && !/absolute|fixed/.test(getComputedStyle(one).position) && !/^inline$/.test(getComputedStyle(one).display));
      return kids.slice(1).filter((one, i) => {
        const [before, box] = [kids[i].getBoundingClientRect(), one.getBoundingClientRect()];
        return box.bottom <= before.top + 1 || (box.top < before.bottom - 5 && box.bottom > before.top + 5 && box.right <= before.left + 1);
      }).map((one) => `seen before what is read before: ${told(one)}`);
    }),

    // With the reader's own colours a control has an edge, or is underlined, or is the browser's own.
    edges: () => all("button, .fr-btn, input:not([type=hidden]), select, textarea, a[href]").filter(isShown).filter((one) => {
      const style = getComputedStyle(one);
      const hasEdge = parseFloat(style.borderTopWidth) >= 1 && style.borderTopStyle !== "none" && style.borderTopColor !== style.backgroundColor;
      return !hasEdge && !style.textDecorationLine.includes("underline") && !["checkbox", "radio"].includes(one.type) && !one.closest("nav, header, footer");
    }).map((one) => `has no edge: ${told(one)}`),

    moves: () => [
      ...document.getAnimations().map((one) => `moves: ${told(one.effect.target)}`),
      ...all("body *").filter((one) => getComputedStyle(one).transitionDuration.split(", ").some((time) => time !== "0s")).map((one) => `has a transition: ${told(one)}`),
      ...all("[autoplay], marquee, blink, meta[http-equiv=refresh]").map((one) => `moves by itself: ${told(one)}`),
      ...all("a[target=_blank]").filter((one) => !/nouvelle fenêtre|nouvel onglet/i.test(`${one.title} ${one.textContent}`)).map((one) => `opens a window without saying so: ${told(one)}`),
    ],

    // What would need a transcript, a title, a shortcut's setting: no page has any.
    parts: () => [
      ...all("img:not([alt]), iframe, frame, object, embed, video, audio, canvas, map, area, input[type=image], [accesskey], meta[http-equiv=refresh]").map((one) => `would need another way: ${told(one)}`),
      ...[...(document.body.innerText.match(/\p{Extended_Pictographic}/gu) ?? [])].map((sign) => `is a picture in place of a word: ${sign}`),
      ...all("svg").filter((one) => one.getAttribute("role") !== "img" || !one.getAttribute("aria-labelledby")).map((one) => `is a picture without a name: ${told(one)}`),
    ],

    tables: () => [
      ...all("table").filter((one) => !one.caption?.textContent.trim()).map((one) => `has no caption: ${told(one)}`),
      ...all("th").filter((one) => !["col", "row"].includes(one.scope)).map((one) => `heads nothing: ${told(one)}`),
      ...all("table").filter((one) => !one.querySelector("th") || one.querySelector("[colspan], [rowspan]") || all("thead tr", one).length > 1).map((one) => `is not a plain table: ${told(one)}`),
      ...all("tbody tr").filter((row) => row.children[0]?.tagName !== "TH").map((one) => `has no heading: ${told(one)}`),
      ...all("fieldset").filter((one) => !one.querySelector(":scope > legend")?.textContent.trim()).map((one) => `has no legend: ${told(one)}`),
      ...all("input:not([type=hidden]), select, textarea").filter(isShown).filter((one) => {
        const label = one.labels?.[0]?.getBoundingClientRect();
        const box = one.getBoundingClientRect();
        return !label || Math.max(box.top - label.bottom, label.left - box.right, box.left - label.right, label.top - box.bottom) > 24;
      }).map((one) => `has no label beside it: ${told(one)}`),
    ],

    // Two links of one name lead to one place, two buttons of one name do one thing; a link in a text is underlined.
    names: () => {
      const known = new Map();
      const faults = [];
      for (const one of all("a[href], button")) {
        const aim = one.href ?? `${one.name}=${one.value} ${one.formAction} ${one.form?.elements.length}`;
        // An amount is told with the row that it stands in, and with the title above it, the child's (RGAA, glossaire : contexte du lien).
        const child = one.closest(".ag-child");
        const around = one.href ? `${nameOf(one.closest("tr, li") ?? child ?? one)} ${child?.querySelector("h2, h3")?.textContent ?? ""}` : "";
        const name = `${one.tagName} ${nameOf(one)} ${around}`;
        if (known.has(name) && known.get(name) !== aim) faults.push(`one name, two aims: ${nameOf(one)}`);
        known.set(name, aim);
      }
      return [...faults, ...all("main p a:not(.fr-btn, .fr-link), main li > a:not(.fr-btn, .fr-link)").filter((one) => isShown(one) && !one.closest("nav")
        && !getComputedStyle(one).textDecorationLine.includes("underline")).map((one) => `looks like text: ${told(one)}`)];
    },

    // The order that the key Tab shall follow; what it meets is noted as it comes.
    beginKeys: () => {
      const wanted = reached();
      const met = [];
      document.body.tabIndex = -1;
      document.body.focus();
      document.body.removeAttribute("tabindex");
      document.addEventListener("focusin", (event) => met.push(event.target));
      globalThis.keys = { wanted, met, faults: [] };
      document.addEventListener("focusin", ({ target }) => {
        const style = getComputedStyle(target);
        const box = target.getBoundingClientRect();
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) globalThis.keys.faults.push(`takes the focus unseen: ${told(target)}`);
        if (box.width < 1 || box.bottom < 0 || box.top > innerHeight) globalThis.keys.faults.push(`takes the focus out of sight: ${told(target)}`);
      });
      // A date has several parts to stop at, and so has what can be scrolled.
      const scrolled = all("body *").filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth);
      return wanted.length + 4 * wanted.filter((one) => one.type === "date").length + scrolled.length;
    },
    endKeys: () => {
      const { wanted, met, faults } = globalThis.keys;
      const first = met[0];
      return [
        ...(first?.getAttribute("href") === "#contenu" ? [] : [`the first key does not reach the link to the content but ${first ? told(first) : "nothing"}`]),
        ...all("[tabindex]").filter((one) => one.tabIndex > 0).map((one) => `jumps the queue: ${told(one)}`),
        ...wanted.filter((one) => !met.includes(one)).map((one) => `is not reached: ${told(one)}`),
        ...wanted.slice(1).filter((one, i) => met.indexOf(one) >= 0 && met.indexOf(one) < met.indexOf(wanted[i])).map((one) => `is reached too early: ${told(one)}`),
        ...faults,
      ];
    },

  };
})();
