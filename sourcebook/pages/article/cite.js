// A citation, and what embeds a claim elsewhere, is copied at one press, with the address as the reader's browser has it.

/** Give citations, once they are opened, buttons that copy them. Where the browser lets no page copy, they can be marked. */
export function offerCopies() {
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.(".sb-cite:not([data-ready])")) return
    target.dataset.ready = ""
    bringStyles(target)
    bringFrame(target)
    const place = target.querySelector("[data-cited]")
    for (const words of target.querySelectorAll("[data-cite], [data-frame]")) {
      const behind = words.matches("[data-cite]") ? () => ` ${inFull(place)}` : () => ""
      if (navigator.clipboard) words.before(copying(() => words.textContent + behind()))
    }
  }, true)
}

/** Bring the article's citations, which stand once on the page, to those of a claim. */
function bringStyles(target) {
  const link = target.querySelector("[data-styles]")
  if (!link) return
  const passage = target.querySelector("p")
  for (const citation of document.querySelectorAll("#cite [data-cite]")) {
    const line = citation.parentElement.cloneNode(true)
    line.querySelector("button")?.remove()
    passage.before(line)
  }
  link.parentElement.remove()
}

/** Add what shows the article's claims, or the one that is cited, in a page elsewhere. */
function bringFrame(target) {
  const note = target.closest(".sb-note")
  const page = document.querySelector("#cite [data-embed]").href
  const frame = document.createElement("iframe")
  Object.assign(frame, {
    src: note ? `${page}#claim-${note.dataset.claim}` : page,
    title: (note?.querySelector(".sb-note__text") ?? document.querySelector("h1")).textContent,
    width: "100%", height: "320", loading: "lazy", style: "border:0",
  })
  const line = document.createElement("p")
  const label = Object.assign(document.createElement("span"), { className: "sb-label", textContent: "Embed" })
  const code = Object.assign(document.createElement("code"), { textContent: frame.outerHTML })
  code.dataset.frame = ""
  line.append(label, " ", code)
  target.append(line)
}

function inFull(place) {
  const where = place.cloneNode(true)
  for (const link of where.querySelectorAll("a")) link.textContent = link.href
  return where.textContent
}

function copying(words) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "sb-textbutton"
  button.ariaLive = "polite"
  button.textContent = "Copy"
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words())
    button.textContent = "Copied"
  })
  return button
}
