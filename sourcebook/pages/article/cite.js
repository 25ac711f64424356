// A citation is copied at one press, with the passage and its address as the reader's browser has it.

/** Give citations, once they are opened, a button that copies them. Where the browser lets no page copy, they can be marked. */
export function offerCopies() {
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.(".sb-cite:not([data-ready])")) return
    target.dataset.ready = ""
    bringStyles(target)
    if (!navigator.clipboard) return
    const place = target.querySelector("[data-cited]")
    for (const citation of target.querySelectorAll("[data-cite]")) {
      citation.before(copying(() => `${citation.textContent} ${inFull(place)}`))
    }
  }, true)
}

/** Bring the article's citations, which stand once on the page, to those of a claim. */
function bringStyles(target) {
  const link = target.querySelector("[data-styles]")
  if (!link) return
  for (const citation of document.querySelectorAll("#cite [data-cite]")) {
    const line = citation.parentElement.cloneNode(true)
    line.querySelector("button")?.remove()
    link.parentElement.querySelector("p").before(line)
  }
  link.remove()
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
