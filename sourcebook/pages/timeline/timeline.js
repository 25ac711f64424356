// The timeline, filtered by what each claim and article says of itself. The state stands in the address, so that it
// can be linked and outlives a reload.

const LINES = ".sb-told, .sb-appeared, .sb-undated li"

/** Make the filters of a timeline work, and take up the state that the address asks for. */
export function startTimeline(timeline) {
  const form = timeline.querySelector("[data-filters]")
  if (!form || !form.hidden) return
  const choices = [...form.querySelectorAll("select")]
  const reset = form.querySelector("[type=reset]")
  const lines = [...timeline.querySelectorAll(LINES)]
  const moments = [...timeline.querySelectorAll(".sb-moment")].map(within)
  const groups = [...timeline.querySelectorAll(".sb-undated, .sb-year")].map(within)
  const marks = [...timeline.querySelectorAll(".sb-mark")].map(mark => read(mark, moments))

  function show() {
    const wanted = choices.filter(choice => choice.value)
    for (const line of lines) {
      line.hidden = !wanted.every(({ name, value }) => (line.dataset[name] ?? "").split(" ").includes(value))
    }
    for (const { place, lines } of [...moments, ...groups]) place.hidden = lines.every(line => line.hidden)
    marks.forEach(redraw)
    form.querySelector("[role=status]").textContent = told(lines, timeline.dataset.timeline)
    reset.hidden = !wanted.length
  }

  function remember() {
    const address = new URL(location)
    for (const { name, value } of choices) {
      if (value) address.searchParams.set(name, value)
      else address.searchParams.delete(name)
    }
    history.replaceState(history.state, "", address)
  }

  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("change", () => {
    show()
    remember()
  })
  form.addEventListener("reset", event => {
    event.preventDefault()
    for (const choice of choices) choice.value = ""
    show()
    remember()
    choices[0].focus()
  })

  const asked = new URL(location).searchParams
  for (const choice of choices) {
    const value = asked.get(choice.name)
    if ([...choice.options].some(option => option.value === value)) choice.value = value
  }
  form.hidden = false
  show()
}

function within(place) {
  return { place, lines: [...place.querySelectorAll(LINES)] }
}

// A mark, with the lines of the list that it stands for, and the words and numbers with which it was drawn.
function read(mark, moments) {
  const what = mark.classList.contains("sb-mark--articles") ? "article" : "claim"
  const lines = mark.dataset.moments
    .split(" ")
    .flatMap(range => {
      const [first, last = first] = range.split("-").map(Number)
      return moments.slice(first, last + 1)
    })
    .flatMap(moment => moment.lines)
    .filter(line => (line.dataset.kind === "article") === (what === "article"))
  const title = mark.querySelector("title")
  const number = mark.querySelector(".sb-mark__number")
  const words = title.textContent
  const when = words.slice(0, words.indexOf(": "))
  return { mark, what, lines, title, number, words, when, printed: number?.textContent }
}

function redraw({ mark, what, lines, title, number, words, when, printed }) {
  const shown = lines.filter(line => !line.hidden).length
  const whole = shown === lines.length
  mark.toggleAttribute("data-out", !shown)
  title.textContent = whole ? words : `${when}: ${shown} of ${counted(lines.length, what)}`
  if (number) number.textContent = whole ? printed : shown.toLocaleString("en")
}

function told(lines, where) {
  const articles = lines.filter(line => line.dataset.kind === "article")
  const claims = lines.filter(line => line.dataset.kind !== "article")
  const parts = [part(claims, "claim"), part(articles, "article")].filter(Boolean)
  const undated = claims.filter(line => !line.hidden && line.closest(".sb-undated")).length
  const aside = undated ? ` Without a date, below: ${undated.toLocaleString("en")}.` : ""
  return lines.every(line => line.hidden) ? `Nothing${where} passes these filters.` : `Shown${where}: ${parts.join(", ")}.${aside}`
}

function part(lines, word) {
  const shown = lines.filter(line => !line.hidden).length
  if (!lines.length) return ""
  return shown === lines.length ? counted(shown, word) : `${shown.toLocaleString("en")} of ${counted(lines.length, word)}`
}

function counted(number, word) {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`
}
