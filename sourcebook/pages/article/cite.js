// A citation is copied at one press, with the passage and its address as the reader's browser has it.

/** Give citations, once they are opened, a button that copies them. Where the browser lets no page copy, they can be marked. */
export function offerCopies() {
  if (!navigator.clipboard) return
  document.addEventListener("toggle", ({ target }) => {
    if (!target.matches?.(".sb-cite:not(:has(button))")) return
    const place = target.querySelector("[data-cited]")
    for (const citation of target.querySelectorAll("[data-cite]")) citation.before(copying(citation, place))
  }, true)
}

function copying(citation, place) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "sb-textbutton"
  button.ariaLive = "polite"
  button.textContent = "Copy"
  button.addEventListener("click", async () => {
    const where = place.cloneNode(true)
    for (const link of where.querySelectorAll("a")) link.textContent = link.href
    await navigator.clipboard.writeText(`${citation.textContent} ${where.textContent}`)
    button.textContent = "Copied"
  })
  return button
}
