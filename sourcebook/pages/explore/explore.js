// Explore: the search index with its facets. What is chosen stands in the address, and nowhere else.

import { downloadRows } from "./explore-download.js"
import { openFacets } from "./explore-facets.js"
import { KINDS, joinClaims, openIndex, root, told } from "./search-index.js"
import { resultItem } from "./search-result.js"

const STEP = 20
const TOP = 10
const PAUSE = 200 // milliseconds without a keystroke
const LARGE = 20_000 // records, from which on a facet is loaded only when it is opened

/** Bring the page to life; it shows a register until then. */
export async function startExplore(place) {
  const part = name => place.querySelector(`[data-explore-${name}]`)
  const view = {
    form: part("form"),
    facets: new Map([...place.querySelectorAll("[data-facet]")].map(facet => [facet.dataset.facet, facet])),
    labels: { ...JSON.parse(place.dataset.labels), kind: KINDS },
    part,
    shown: [],
    turn: 0,
  }
  const wide = matchMedia("(min-width: 900px)")
  const fit = () => (part("facets").open = wide.matches)
  wide.addEventListener("change", fit)
  fit()
  place.hidden = false
  try {
    view.index = (await Promise.all([openFacets(), joinClaims()]))[0]
    if (view.index.total > LARGE) {
      for (const [name, facet] of view.facets) facet.open &&= name === "kind"
    }
  } catch (error) {
    place.hidden = true
    console.warn(error)
    return
  }
  document.querySelector("[data-explore-register]").hidden = true
  listen(view)
  await show(view)
}

function listen(view) {
  const { form, facets, part } = view
  let pause
  form.addEventListener("submit", event => event.preventDefault())
  form.elements.q.addEventListener("input", () => {
    clearTimeout(pause)
    part("results").ariaBusy = "true"
    pause = setTimeout(() => go(view, () => {}, "replace"), PAUSE)
  })
  form.elements.sort.addEventListener("change", () => go(view, address => put(address, "sort", form.elements.sort.value)))
  for (const [name, facet] of facets) {
    facet.addEventListener("toggle", () => facet.open && !view.index.has(name) && show(view))
    facet.addEventListener("change", ({ target: { checked, value } }) => {
      go(view, address => (checked ? address.append(name, value) : address.delete(name, value)))
    })
    facet.querySelector("[data-facet-find]").addEventListener("input", () => showValues(view, name))
    facet.querySelector("[data-facet-more]").addEventListener("click", () => {
      facet.toggleAttribute("data-all")
      showValues(view, name)
    })
  }
  part("choices").addEventListener("click", ({ target }) => {
    const button = target.closest("button")
    if (!button) return
    const { choice, value } = button.dataset
    go(view, address => (choice ? address.delete(choice, value) : [...facets.keys()].forEach(name => address.delete(name))))
    part("count").focus()
  })
  part("more").addEventListener("click", async () => {
    const from = part("results").children.length
    await add(view)
    part("results").children[from]?.querySelector("a").focus()
  })
  part("downloads").addEventListener("click", ({ target }) => {
    if (target.dataset.download) downloadRows(view.shown, target.dataset.download)
  })
  addEventListener("popstate", () => part("form").isConnected && show(view))
}

// --- The address ---------------------------------------------------------------------------------------------------

function put(address, name, value) {
  if (value) address.set(name, value)
  else address.delete(name)
}

function go(view, change, how = "push") {
  const address = new URLSearchParams(location.search)
  // Words count from their last letter on, also those of a reader who chooses while the pause still runs.
  put(address, "q", view.form.elements.q.value.trim())
  change(address)
  const query = address.toString()
  history[`${how}State`](history.state, "", query ? `?${query}` : location.pathname)
  return show(view)
}

function chosen({ facets }) {
  const address = new URLSearchParams(location.search)
  const choices = Object.fromEntries([...facets.keys()].map(name => [name, address.getAll(name)]))
  return { words: address.get("q") ?? "", sort: address.get("sort") ?? "", choices }
}

// --- What is found -------------------------------------------------------------------------------------------------

async function show(view) {
  const { facets, part } = view
  const turn = ++view.turn
  part("results").ariaBusy = "true"
  const { words, sort, choices } = chosen(view)
  const { q, sort: order } = view.form.elements
  if (q.value.trim() !== words) q.value = words
  // Without words nothing is more relevant than all else.
  const way = sort || (words ? "" : "newest")
  order.value = way
  const wanted = [...facets].filter(([name, facet]) => facet.open || choices[name].length).map(([name]) => name)
  const [results] = await Promise.all([found(view, words), ...wanted.map(name => view.index.load(name))])
  if (turn !== view.turn) return

  const { shown, counts } = view.index.narrow(results, choices)
  Object.assign(view, { words, choices, counts, shown: ordered(shown, way) })
  for (const name of Object.keys(counts)) showValues(view, name)
  showChoices(view)
  const number = view.shown.length
  part("count").textContent = number ? `${number.toLocaleString("en")} found` : nothing(words, Object.values(choices).flat().length)
  part("downloads").hidden = !number
  part("results").replaceChildren()
  await add(view)
  if (turn === view.turn) part("results").ariaBusy = "false"
}

// The words alone; what is chosen narrows the answer, and asks nothing.
async function found(view, words) {
  if (view.asked?.words !== words) view.asked = { words, answer: openIndex().then(index => index.search(words || null)) }
  return (await view.asked.answer).results
}

// What has no date comes last, whichever way.
function ordered(results, sort) {
  if (!sort) return results
  const dated = results.map(result => ({ result, day: told(result).day }))
  const way = sort === "oldest" ? 1 : -1
  dated.sort((a, b) => (a.day && b.day ? way * a.day.localeCompare(b.day) : Boolean(b.day) - Boolean(a.day)))
  return dated.map(({ result }) => result)
}

function nothing(words, narrowed) {
  if (words) return `Nothing is found for «${words}»${narrowed ? " with these filters" : ""}.`
  return narrowed ? "Nothing passes these filters together." : "There is nothing to find yet."
}

async function add(view) {
  const { part, turn } = view
  const list = part("results")
  const from = list.children.length
  const records = await Promise.all(view.shown.slice(from, from + STEP).map(result => result.data()))
  if (turn !== view.turn) return
  list.append(...records.map(record => item(view, record)))
  const left = view.shown.length - list.children.length
  part("more").hidden = left <= 0
  part("more").textContent = `Show ${Math.min(left, STEP)} more of ${view.shown.length.toLocaleString("en")}`
}

function item(view, record) {
  const facts = record.filters
  const shown = resultItem(record, view.words, root)
  const line = document.createElement("p")
  line.className = "sb-meta"
  const [kind] = facts.kind ?? facts.claim ?? []
  const outlet = facts.speaker && facts.speaker[0] !== record.meta.detail ? `in ${record.meta.detail}` : ""
  const words = facts.claim ? [capital(kind), facts.speaker?.[0], outlet] : [kind, record.meta.detail]
  for (const word of [...words, facts.date?.[0]].filter(Boolean)) {
    const span = document.createElement("span")
    span.dir = "auto"
    span.textContent = word
    line.append(span, " ")
  }
  const agreement = facts.agreement?.[0]
  if (agreement) line.append(badge(agreement, view.labels.agreement[agreement]))
  if (facts.status?.[0] === "draft") line.append(badge("draft", "Draft"))
  shown.querySelector(".sb-search__detail")?.remove()
  shown.append(line)
  return shown
}

function badge(name, words) {
  const span = document.createElement("span")
  span.className = `sb-badge sb-badge--${name}`
  span.textContent = words
  return span
}

function capital(text) {
  return text[0].toUpperCase() + text.slice(1)
}

// --- Facets --------------------------------------------------------------------------------------------------------

function label(view, name, value) {
  return view.labels[name]?.[value] ?? (["claim", "status"].includes(name) ? capital(value) : value)
}

function showValues(view, name) {
  const facet = view.facets.get(name)
  const list = facet.querySelector("[data-facet-values]")
  const find = facet.querySelector("[data-facet-find]")
  const more = facet.querySelector("[data-facet-more]")
  const counts = view.counts?.[name]
  if (!counts) return
  const taken = new Set(view.choices[name])
  const values = [...new Set([...taken, ...Object.keys(counts).filter(value => counts[value])])]
  const sought = find.querySelector("input").value.trim().toLocaleLowerCase()
  const named = values.map(value => ({ value, words: label(view, name, value), count: counts[value] ?? 0 }))
  named.sort(orders(view, name))
  const offered = named.filter(({ value, words }) => taken.has(value) || words.toLocaleLowerCase().includes(sought))
  const all = facet.hasAttribute("data-all") || Boolean(sought)
  const seen = offered.filter(({ value }, place) => all || place < TOP || taken.has(value))

  // Rows keep their element, and with it the keyboard's place.
  const focused = list.contains(document.activeElement) ? document.activeElement : undefined
  const rows = new Map([...list.children].map(row => [row.querySelector("input").value, row]))
  list.replaceChildren(
    ...seen.map(({ value, words, count }) => {
      const row = rows.get(value) ?? valueRow(name, value, words)
      row.querySelector("input").checked = taken.has(value)
      row.querySelector("[data-count]").textContent = count.toLocaleString("en")
      return row
    }),
  )
  if (!values.length) list.textContent = "None here."
  focused?.focus({ preventScroll: true })
  find.hidden = values.length <= TOP && !sought
  more.hidden = Boolean(sought) || values.length <= TOP
  more.textContent = all ? `Show the first ${TOP}` : `Show all ${values.length.toLocaleString("en")}`
}

// Kinds and agreement have an order of their own, years run backwards, all else stands by its number.
function orders(view, name) {
  const own = Object.keys(view.labels[name] ?? {})
  if (own.length) return (a, b) => own.indexOf(a.value) - own.indexOf(b.value)
  if (name === "year") return (a, b) => b.value - a.value
  return (a, b) => b.count - a.count || a.words.localeCompare(b.words)
}

function valueRow(name, value, words) {
  const row = document.createElement("label")
  const box = document.createElement("input")
  Object.assign(box, { type: "checkbox", name, value })
  const text = document.createElement("span")
  text.dir = "auto"
  text.textContent = words
  const number = document.createElement("span")
  number.dataset.count = ""
  row.append(box, text, number)
  return row
}

function showChoices(view) {
  const chips = Object.entries(view.choices).flatMap(([name, values]) =>
    values.map(value => chip(`${view.facets.get(name).dataset.words}: ${label(view, name, value)}`, { choice: name, value })),
  )
  view.part("chosen").textContent = chips.length ? `(${chips.length})` : ""
  if (chips.length > 1) chips.push(chip("Clear all", {}))
  view.part("choices").replaceChildren(...chips)
}

function chip(words, data) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = words
  Object.assign(button.dataset, data)
  if (data.choice) button.setAttribute("aria-label", `Remove ${words}`)
  const row = document.createElement("li")
  row.append(button)
  return row
}
