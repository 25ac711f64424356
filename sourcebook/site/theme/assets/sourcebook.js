// What the pages do beyond being read. The theme swaps the page's content without loading a new document, and says so
// through `document$`; only what belongs to the content starts anew then, everything else listens on the document once.

import { followEvidence, showArrival } from "./evidence.js"
import { startRegister } from "./register.js"
import { startSearch } from "./search.js"

function startPage() {
  for (const register of document.querySelectorAll("[data-register]")) startRegister(register)
  const timeline = document.querySelector("[data-timeline]")
  if (timeline) import("./timeline.js").then(({ startTimeline }) => startTimeline(timeline))
  const explore = document.querySelector("[data-explore]")
  if (explore) import("./explore.js").then(({ startExplore }) => startExplore(explore))
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) makeScrollable(table, "Table")
  for (const code of document.querySelectorAll(".sb-text pre")) makeScrollable(code, "Code")
  showArrival()
}

// A region that scrolls must be within reach of the keyboard.
function makeScrollable(region, name) {
  if (region.scrollWidth <= region.clientWidth) return
  region.tabIndex = 0
  region.setAttribute("role", "region")
  region.setAttribute("aria-label", name)
}

followEvidence()
startSearch()
if (window.document$) window.document$.subscribe(startPage)
else startPage()
