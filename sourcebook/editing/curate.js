// Only in a local preview: what a curator does with a whole claim or record. Drafted claims are accepted or rejected, passages become
// claims, names are merged, and what waits is listed.

import { ask, element, here, open, say, selectedPassages } from "./correct.js"

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

if (here?.kind === "article") startClaims()
if (isDraft) startDraft()
const next = document.getElementById(sessionStorage.getItem("sourcebook.next"))
sessionStorage.removeItem("sourcebook.next")
if (next) {
  next.open = true
  next.querySelector("summary").focus()
}
