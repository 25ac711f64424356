// Only in a local preview: what a curator does with a whole claim or record. Drafted claims are accepted or rejected, passages become
// claims, names are merged, and what waits is listed.

import { ask, bar, element, Form, here, open, say, selectedPassages } from "./correct.js"

const ACCEPTED = "sourcebook.accepted"
const notes = [...document.querySelectorAll(".sb-note")]
const isDraft = here?.kind === "article" && document.querySelector(".sb-badge--draft")

/** Make a change without a form. Says whether it was made. */
async function change(changes, done) {
  try {
    const { digest } = await ask(`form?${new URLSearchParams([["record", here.path]])}`)
    await ask("change", { record: here.path, digest, changes })
    say(`${done} The page follows.`)
    return true
  } catch (problems) {
    if (!Array.isArray(problems)) throw problems
    say(problems.map(one => `${one.message} ${one.way_out}`).join(" "))
    return false
  }
}

// --- Drafts ------------------------------------------------------------------------------------------------------

/** The claims of this draft that were accepted, which this browser remembers. */
const accepted = new Set(JSON.parse(localStorage.getItem(`${ACCEPTED} ${here?.path}`) ?? "[]"))
const state = element("p", { className: "sb-draft" })

function startDraft() {
  const reviewed = element("button", {
    type: "button", className: "sb-textbutton", text: "Mark as reviewed",
    onclick: () => change({ status: "reviewed" }, "Marked as reviewed."),
  })
  for (const note of notes) {
    const accept = element("button", { type: "button", className: "sb-add", text: "Accept", title: "Accept this claim (a)", onclick: () => judge(note, "a") })
    const reject = element("button", { type: "button", className: "sb-add", text: "Reject", title: "Take this claim out (x)", onclick: () => judge(note, "x") })
    note.querySelector(".sb-note__body").append(element("p", { className: "sb-adds" }, element("span", { text: "Drafted:" }), " ", accept, " ", reject))
  }
  document.querySelector(".sb-byline").after(element("div", { className: "sb-adds sb-drafting" }, state, reviewed))
  addEventListener("keydown", event => {
    const writing = event.target.closest?.("input, textarea, select, dialog")
    if (writing || event.ctrlKey || event.metaKey || event.altKey || !"ax".includes(event.key)) return
    const note = document.activeElement.closest(".sb-note") ?? notes.find(one => one.open)
    if (note) judge(note, event.key)
  })
  showAccepted()
}

function showAccepted() {
  for (const note of notes) note.classList.toggle("is-accepted", accepted.has(note.dataset.claim))
  const done = notes.filter(note => accepted.has(note.dataset.claim)).length
  state.textContent = `${done} of ${notes.length} drafted claims accepted. In an open claim, press a to accept it, x to reject it.`
}

/** Accept a claim, or take it out of the record; then go on to the next that waits. */
async function judge(note, key) {
  const id = note.dataset.claim
  const waiting = notes.filter(one => one !== note && !accepted.has(one.dataset.claim))
  const next = waiting.find(one => one.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_PRECEDING) ?? waiting[0]
  if (key === "a") {
    accepted.add(id)
    localStorage.setItem(`${ACCEPTED} ${here.path}`, JSON.stringify([...accepted]))
    showAccepted()
    say("Accepted.")
  } else if (!await change({ [`claims.${id}`]: null }, "Rejected; Undo brings it back.")) {
    return
  }
  note.open = false
  if (!next) return
  next.open = true
  next.querySelector("summary").focus()
  if (key === "x") sessionStorage.setItem("sourcebook.next", next.id)
}

// --- A new claim -------------------------------------------------------------------------------------------------

function startClaims() {
  const names = ["text", "kind", "by", "quote", "date", "question", "answer", "id"]
  const fields = names.map(name => `claims.new.${name}`)
  let chosen = []
  const begin = () => {
    const words = chosen[0].normalize("NFKD").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    offer.hidden = true
    open(here.path, fields, "a claim", { values: { "claims.new.quote": chosen, "claims.new.id": words.slice(0, 4).join("-") } })
  }
  const offer = element("button", { type: "button", className: "sb-bar sb-offer", text: "New claim from these words (n)", hidden: true, onmousedown: event => event.preventDefault(), onclick: begin })
  document.body.append(offer)
  document.addEventListener("selectionchange", () => {
    chosen = document.querySelector(".sb-picking, dialog[open]") ? [] : selectedPassages()
    offer.hidden = !chosen.length
  })
  addEventListener("keydown", event => {
    if (event.key !== "n" || offer.hidden || event.ctrlKey || event.metaKey || event.target.closest?.("input, textarea, dialog")) return
    event.preventDefault()
    begin()
  })
}

// --- Merging -----------------------------------------------------------------------------------------------------

async function merge(opener) {
  const query = new URLSearchParams([["record", here.path]])
  const [{ digest }, choices] = await Promise.all([ask(`form?${query}`), ask(`names?${query}`)])
  const help = "The record that stays: its name stands for both, everywhere. This one becomes another name of it, and its file goes; Undo brings it back"
  const field = { address: "into", name: "into", sort: "line", value: null, help, required: true, choices }
  new Form({ record: here.path, digest, fields: [field] }, `this ${here.kind}`, opener, null, async ({ into }) => {
    const address = await ask("merge", { record: here.path, into, digest })
    location.assign(address)
  }).dialog.querySelector("h2").textContent = `Merge this ${here.kind}`
}

// --- What waits --------------------------------------------------------------------------------------------------

const WAITING = { drafts: "Drafts", doubtful: "Doubtful values", answers: "May answer a question", hints: "Hints" }
const review = document.querySelector(".sb-review")
let listed = ""

/** Fill the review page; where nothing is new, the place where one is stays. */
async function showWaiting() {
  const found = await ask("waiting").catch(() => null)
  if (!found || listed === (listed = JSON.stringify(found))) return
  const parts = Object.entries(WAITING).map(([name, heading]) => element("section", {},
    element("h2", { text: `${heading} (${found[name].length})` }),
    element("ul", {}, ...found[name].map(({ title, url, what }) => element("li", {}, element("a", { href: url, text: title }), element("p", { text: what })))),
    ...(found[name].length ? [] : [element("p", { text: "Nothing waits." })])))
  review.removeAttribute("role")
  review.replaceChildren(...parts)
}

/** Go to the next link of the list, or the one before. */
function goOn(step) {
  const links = [...review.querySelectorAll("a")]
  const at = links.indexOf(document.activeElement)
  links[at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1)]?.focus()
}

if (review) {
  showWaiting()
  // Whoever comes back from a correction sees what waits now.
  for (const event of ["focus", "pageshow"]) addEventListener(event, showWaiting)
  addEventListener("keydown", event => {
    if (event.target.closest?.("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "j" || event.key === "k") goOn(event.key === "j" ? 1 : -1)
  })
}
bar.append(element("a", { className: "sb-textbutton", href: "/_edit/review/", text: "Review", title: "What waits for a curator" }))
if (here && here.kind !== "article") {
  const button = element("button", { type: "button", className: "sb-add", text: "Merge", title: `Merge this ${here.kind} into another`, onclick: () => merge(button) })
  document.querySelector(".sb-adds")?.append(" ", button)
}
if (here?.kind === "article") startClaims()
if (isDraft) startDraft()
const next = document.getElementById(sessionStorage.getItem("sourcebook.next"))
sessionStorage.removeItem("sourcebook.next")
if (next) {
  next.open = true
  next.querySelector("summary").focus()
}
