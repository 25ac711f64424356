// Evidence in the text and the notes beside it answer each other: whoever points at one sees both.

const POINTED = "is-pointed"
const ARRIVED = "is-arrived"

/** Listen, once for all pages, to what the reader points at and where an address leads. */
export function followEvidence() {
  document.addEventListener("pointerover", event => light(POINTED, claimsAt(event.target)))
  document.addEventListener("focusin", event => light(POINTED, claimsAt(event.target)))
  addEventListener("hashchange", showArrival)
}

/** Open the note of the claim to which the address leads, and mark all of its words. */
export function showArrival() {
  const [, part, claim] = decoded(location.hash).match(/^#(claim|note)-(.+)$/) ?? []
  light(ARRIVED, claim ? [claim] : [])
  const note = claim && document.getElementById(`note-${claim}`)
  if (!note) return
  note.open = true
  // The passage stays where the browser brought it; opening a note above it may have moved it.
  if (part === "claim") document.getElementById(`claim-${claim}`)?.scrollIntoView({ block: "center" })
}

/** The fragment as written, or as it is where somebody mistyped it. */
function decoded(hash) {
  try {
    return decodeURIComponent(hash)
  } catch {
    return hash
  }
}

function claimsAt(target) {
  const place = target instanceof Element && target.closest("mark[data-claims], details[data-claim], a.sb-reference")
  if (!place) return []
  if (place.dataset.claims) return place.dataset.claims.split(" ")
  return [place.dataset.claim ?? place.hash.replace("#note-", "")]
}

function light(name, claims) {
  for (const lit of document.querySelectorAll(`.${name}`)) lit.classList.remove(name)
  for (const claim of claims) {
    const value = CSS.escape(claim)
    const found = document.querySelectorAll(`mark[data-claims~="${value}"], details[data-claim="${value}"]`)
    for (const element of found) element.classList.add(name)
  }
}
