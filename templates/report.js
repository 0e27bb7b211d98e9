"use strict";
// The page works without this. A link may lead into folded text: open what is folded around its place.
(function () {
  function reveal() {
    var place = document.getElementById(location.hash.slice(1));
    if (!place) { return; }
    var folded = false;
    for (var around = place; around; around = around.parentElement) {
      if (around.tagName === "DETAILS" && !around.open) { around.open = true; folded = true; }
    }
    if (folded) { place.scrollIntoView(); }
  }
  window.addEventListener("hashchange", reveal);
  reveal();
})();
