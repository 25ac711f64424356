// What the pages do beyond being read.

import { offerCopies } from "./cite.js"
import { followEvidence, showArrival } from "./evidence.js"
import { followLinks } from "./glance.js"
import { followMoved } from "./moved.js"
import { startRegister } from "./register.js"
import { startSearch } from "./search.js"

// A region that scrolls must be within reach of the keyboard.
function makeScrollable(region, name) {
  if (region.scrollWidth <= region.clientWidth) return
  region.tabIndex = 0
  region.setAttribute("role", "region")
  region.setAttribute("aria-label", name)
}

// A group of sections closes when the reader turns elsewhere, and on Escape.
function followSections() {
  const opened = () => document.querySelector(".sb-menu[open]")
  const turn = ({ target }) => {
    const menu = opened()
    if (menu && !menu.contains(target)) menu.open = false
  }
  document.addEventListener("click", turn)
  document.addEventListener("focusin", turn)
  document.addEventListener("keydown", ({ key }) => {
    const menu = opened()
    if (key !== "Escape" || !menu) return
    menu.open = false
    menu.querySelector("summary").focus()
  })
}

// Light, dark, or as the system has it, in the order in which the first press shows something new.
function startSchemes(button) {
  const { dataset } = document.documentElement
  const names = { "": "as the system has them", light: "light", dark: "dark" }
  const say = () => { button.ariaLabel = button.title = `Colours: ${names[dataset.scheme ?? ""]}` }
  button.addEventListener("click", () => {
    const order = matchMedia("(prefers-color-scheme: dark)").matches ? ["", "light", "dark"] : ["", "dark", "light"]
    dataset.scheme = order[(order.indexOf(dataset.scheme ?? "") + 1) % 3]
    try {
      localStorage.setItem("sourcebook.scheme", dataset.scheme)
    } catch {
      // A browser that keeps nothing still shows the choice on this page.
    }
    say()
  })
  say()
}

startSchemes(document.querySelector("[data-scheme-switch]"))
followSections()
followEvidence()
offerCopies()
followLinks()
addEventListener("hashchange", followMoved)
startSearch()
for (const register of document.querySelectorAll("[data-register]")) startRegister(register)
const timeline = document.querySelector("[data-timeline]")
if (timeline) import("./timeline.js").then(({ startTimeline }) => startTimeline(timeline))
const explore = document.querySelector("[data-explore]")
if (explore) import("./explore.js").then(({ startExplore }) => startExplore(explore))
for (const table of document.querySelectorAll(".sb-text table:not([class])")) {
  const around = Object.assign(document.createElement("div"), { className: "sb-scroll" })
  table.replaceWith(around)
  around.append(table)
  makeScrollable(around, "Table")
}
for (const code of document.querySelectorAll(".sb-text pre")) makeScrollable(code, "Code")
followMoved()
showArrival()
