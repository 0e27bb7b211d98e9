"use strict";
// The page works without this: all that is written here can be read and reached by links. With it, folds open when a
// link leads into them, the two texts of a pair scroll together, passages answer to the pointer and the arrow keys,
// tables can be filtered, and the squares of the overview lead to their pairs.
(() => {
  const all = (selector, within) => [...(within || document).querySelectorAll(selector)];
  const named = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));
  document.documentElement.classList.add("js");

  const reveal = () => {
    const place = location.hash && named(location.hash);
    if (!place) { return; }
    let folded = false;
    for (let around = place; around; around = around.parentElement) {
      if (around.tagName === "DETAILS" && !around.open) { around.open = true; folded = true; }
    }
    all(":scope > details.fold", place).forEach((fold) => { folded = folded || !fold.open; fold.open = true; });
    if (folded) { place.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Side by side. The texts scroll so that passages stay beside their other sides; what lies between is interpolated.
  all(".sides").forEach((sides) => {
    const both = all(".side", sides);
    const beside = () => both[0].offsetTop === both[1].offsetTop;
    // Where each text stands as far as has been acted on. A scroll event comes a frame after its cause: one that finds
    // its text where it was left has nothing new to say, and must not undo what a click has done since.
    const settled = new Map();
    const settle = () => both.forEach((side) => settled.set(side, side.scrollTop));
    const edges = (side) => {
      const found = new Map();
      const zero = side.getBoundingClientRect().top - side.scrollTop;
      all("[data-p]", side).forEach((part) => {
        const box = part.getBoundingClientRect();
        if (!box.height) { return; }
        const known = found.get(part.dataset.p) || [box.top - zero, 0];
        found.set(part.dataset.p, [known[0], box.bottom - zero]);
      });
      return found;
    };
    const follow = (from, to) => {
      const mine = edges(from);
      const theirs = edges(to);
      const points = [[0, 0]];
      [...mine].sort((a, b) => a[1][0] - b[1][0]).forEach(([number, [top, bottom]]) => {
        const other = theirs.get(number);
        if (other && top >= points[points.length - 1][0]) { points.push([top, other[0]], [bottom, other[1]]); }
      });
      points.push([Math.max(from.scrollHeight, points[points.length - 1][0] + 1), to.scrollHeight]);
      const line = from.clientHeight / 3;
      const y = from.scrollTop + line;
      const next = Math.max(1, points.findIndex((point) => point[0] > y));
      const [[x0, y0], [x1, y1]] = [points[next - 1], points[next]];
      to.scrollTop = y0 + (y1 - y0) * ((y - x0) / Math.max(1, x1 - x0)) - line;
      settle();
    };
    settle();
    both.forEach((side, number) => {
      side.tabIndex = 0;
      side.addEventListener("scroll", () => {
        if (side.scrollTop !== settled.get(side) && beside()) { follow(side, both[1 - number]); }
      }, { passive: true });
    });
    const light = (event, on) => {
      const part = event.target.closest("[data-p]");
      if (part) { all(`[data-p="${part.dataset.p}"]`, sides).forEach((each) => each.classList.toggle("on", on)); }
    };
    sides.addEventListener("mouseover", (event) => light(event, true));
    sides.addEventListener("mouseout", (event) => light(event, false));
    const chipOf = (number, side) => {
      const part = side.querySelector(`[data-p="${number}"]`);
      return part && all(".n", side).find((chip) => parseInt(chip.textContent, 10) === Number(number));
    };
    const cross = (chip) => {
      const other = named(chip.hash);
      if (!other) { return; }
      const [from, to] = [chip.closest(".side"), other.closest(".side")];
      if (beside() && from && to) {
        to.scrollTop += other.getBoundingClientRect().top - to.getBoundingClientRect().top
          - (chip.getBoundingClientRect().top - from.getBoundingClientRect().top);
        settle();
        other.focus({ preventScroll: true });
      } else {
        location.hash = chip.hash;
        other.focus({ preventScroll: true });
      }
    };
    sides.addEventListener("click", (event) => {
      const chip = event.target.closest("a.n");
      if (chip) {
        if (beside()) { event.preventDefault(); cross(chip); }
        return;
      }
      const part = event.target.closest("[data-p]");
      if (!part || event.target.closest("a") || String(getSelection())) { return; }
      const own = chipOf(part.dataset.p, part.closest(".side"));
      if (own) { cross(own); }
    });
    sides.addEventListener("keydown", (event) => {
      const chip = event.target.closest("a.n");
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!chip || event.altKey || event.ctrlKey || event.metaKey) { return; }
      if (step) {
        const chips = all(".n", chip.closest(".side"));
        const next = chips[chips.indexOf(chip) + step];
        if (next) { event.preventDefault(); next.focus(); }
      } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        event.preventDefault();
        cross(chip);
      }
    });
  });
  all(".keys").forEach((hint) => { hint.hidden = false; });

  // Filters, where there is more than a screenful to filter.
  all("[data-filter]").forEach((line) => {
    const section = document.getElementById(line.dataset.filter);
    const rows = all("tbody tr, .card", section);
    if (rows.length < 9) { return; }
    const [input, output] = [line.querySelector("input"), line.querySelector("output")];
    const folds = all("details.fold", section);
    let texts = null;
    line.hidden = false;
    input.addEventListener("input", () => {
      texts = texts || rows.map((row) => row.textContent.toLowerCase());
      const wanted = input.value.trim().toLowerCase();
      let shown = 0;
      rows.forEach((row, number) => {
        row.hidden = Boolean(wanted) && !texts[number].includes(wanted);
        shown += row.hidden ? 0 : 1;
      });
      folds.forEach((fold) => {
        const inside = all("tbody tr", fold);
        fold.hidden = inside.length > 0 && inside.every((row) => row.hidden);
        if (wanted && !fold.hidden && inside.length) { fold.open = true; }
      });
      const said = shown ? output.dataset.some.replace("{n}", shown).replace("{all}", rows.length) : output.dataset.none;
      output.textContent = wanted ? said : "";
    });
  });

  // The overview: a square leads to its pair.
  const matrix = document.querySelector(".matrix");
  if (matrix) {
    const [picture, cell] = [matrix.querySelector("svg"), matrix.querySelector(".cell")];
    const cursor = picture.querySelector(".cursor");
    const order = matrix.dataset.order.split(" ");
    const [left, side] = [Number(matrix.dataset.left), Number(matrix.dataset.cell)];
    const pairs = new Map(matrix.dataset.pairs.split(" ").filter(Boolean).map((each) => {
      const [a, b, number] = each.split("-");
      return [`${a}-${b}`, `pair-${number}`];
    }));
    const name = (place) => document.querySelector(`#article-${order[place]}-h bdi`).textContent;
    const section = (row, column) => {
      const [a, b] = [Number(order[row]), Number(order[column])];
      return pairs.get(`${Math.min(a, b)}-${Math.max(a, b)}`);
    };
    let [row, column] = [1, 0];
    const show = () => {
      cursor.setAttribute("x", left + column * side);
      cursor.setAttribute("y", row * side);
      cursor.classList.add("on");
      const to = row === column ? `article-${order[row]}` : section(row, column);
      const said = row === column ? name(row) : `${name(column)} ${matrix.dataset.and} ${name(row)}`;
      const shown = document.createElement(to ? "a" : "span");
      if (to) { shown.href = `#${to}`; }
      shown.textContent = said;
      cell.replaceChildren(shown);
      return to;
    };
    const at = (event) => {
      const box = picture.getBoundingClientRect();
      const scale = picture.viewBox.baseVal.width / box.width;
      const x = Math.floor(((event.clientX - box.left) * scale - left) / side);
      const y = Math.floor((event.clientY - box.top) * scale / side);
      if (y < 0 || y >= order.length || x > y) { return false; }
      [row, column] = [y, x < 0 ? y : x];
      return true;
    };
    picture.setAttribute("tabindex", "0");
    picture.addEventListener("mousemove", (event) => { if (at(event)) { show(); } });
    picture.addEventListener("click", (event) => {
      const to = at(event) && show();
      if (to) { location.hash = to; }
    });
    picture.addEventListener("focus", show);
    picture.addEventListener("keydown", (event) => {
      const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
      if (step) {
        event.preventDefault();
        row = Math.min(order.length - 1, Math.max(0, row + step[0]));
        column = Math.min(row, Math.max(0, column + step[1]));
        show();
      } else if (event.key === "Enter") {
        const to = show();
        if (to) { location.hash = to; }
      }
    });
    const hint = document.createElement("p");
    hint.className = "of";
    hint.textContent = matrix.dataset.hint;
    matrix.append(hint);
  }
})();
