// The register of claims, narrowed down by what each line says of itself in its data attributes.

const FACETS = { kind: "Any kind", outlet: "Any outlet", speaker: "Any speaker" }

/** Build the filters of a register, and show only the lines that pass them. */
export function startRegister(register) {
  const place = register.querySelector("[data-filters]")
  const lines = [...register.querySelectorAll("[data-kind]")]
  if (!place || !place.hidden || !lines.length) return

  const words = field("input", "Words in the claim")
  words.input.type = "search"
  words.input.placeholder = "Words in the claim"
  const choices = Object.entries(FACETS).map(([facet, any]) => {
    const choice = field("select", facet)
    choice.input.append(new Option(any, ""), ...values(lines, facet))
    return { facet, ...choice }
  })
  const count = document.createElement("p")
  count.setAttribute("role", "status")
  count.className = "sb-filters__count"

  function show() {
    const wanted = words.input.value.trim().toLocaleLowerCase().split(/\s+/)
    let shown = 0
    for (const line of lines) {
      const passes =
        choices.every(({ facet, input }) => !input.value || line.dataset[facet] === input.value) &&
        wanted.every(word => line.textContent.toLocaleLowerCase().includes(word))
      line.hidden = !passes
      shown += passes
    }
    // Of a list that goes on, the lines of this page alone are filtered, and it says so.
    const where = register.dataset.register && ` ${register.dataset.register}`
    count.textContent =
      shown === lines.length ? `${shown} claims${where}` : shown ? `${shown} of ${lines.length} claims${where}` : `No claim${where} passes these filters.`
  }

  place.append(words.label, ...choices.map(choice => choice.label), count)
  place.addEventListener("input", show)
  place.hidden = false
  show()
}

function field(tag, name) {
  const label = document.createElement("label")
  const title = document.createElement("span")
  title.className = "sb-hidden"
  title.textContent = name
  const input = document.createElement(tag)
  label.append(title, input)
  return { label, input }
}

function values(lines, facet) {
  const counts = new Map()
  for (const line of lines) {
    const value = line.dataset[facet]
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([value, number]) => new Option(`${value[0].toUpperCase()}${value.slice(1)} (${number})`, value))
}
