// The search dialog: Pagefind's index, asked once for each kind of record, so that every group knows its count
// without loading its results.

import { resultItem } from "./search-result.js"

const KINDS = { Claim: "Claims", Article: "Articles", Person: "People", Topic: "Topics", Question: "Questions" }
const SHOWN_AT_FIRST = 5
const SHOWN_MORE = 50
const PAUSE = 120 // milliseconds without a keystroke

// This module lies in assets/, one step below the site's root, wherever the site is published.
const root = new URL("..", import.meta.url)

let loading
let asked = 0

function pagefind() {
  loading ??= import(new URL("pagefind/pagefind.js", root)).then(async module => {
    await module.options({ excerptLength: 24 })
    await module.init()
    return module
  })
  // After a failure the next opening tries again.
  loading.catch(() => (loading = undefined))
  return loading
}

/** Find the dialog, which the theme's header carries on every page, and listen to its openers. */
export function startSearch() {
  const dialog = document.querySelector("dialog[data-search]")
  if (!dialog) return
  const part = name => dialog.querySelector(`[data-search-${name}]`)
  const view = {
    dialog,
    input: part("input"),
    form: part("filters"),
    selects: [...dialog.querySelectorAll("select[data-search-filter]")],
    clear: part("clear"),
    count: part("count"),
    results: part("results"),
  }

  document.addEventListener("click", event => {
    if (event.target.closest?.("[data-search-open], [data-search-too]")) open(view)
  })
  document.addEventListener("keydown", event => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k"
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isField(event.target)
    if (!command && !slash) return
    event.preventDefault()
    open(view)
  })

  part("close").addEventListener("click", () => dialog.close())
  dialog.addEventListener("click", event => {
    // The backdrop belongs to the dialog itself; a result leads away from it.
    if (event.target === dialog || event.target.closest("a[data-search-result]")) dialog.close()
  })
  dialog.addEventListener("keydown", event => {
    move(view, event)
    // The theme's shortcuts of single letters would leave the page behind the dialog.
    if (event.key !== "Escape") event.stopPropagation()
  })

  let pause
  view.input.addEventListener("input", () => {
    clearTimeout(pause)
    pause = setTimeout(() => search(view), PAUSE)
  })
  view.form.addEventListener("change", () => search(view))
  view.form.addEventListener("submit", event => event.preventDefault())
  view.form.addEventListener("reset", () => setTimeout(() => search(view)))
}

function isField(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=radio], [type=checkbox]), textarea, select"))
}

async function open(view) {
  if (!view.dialog.open) view.dialog.showModal()
  view.input.focus()
  view.input.select()
  try {
    await fillFilters(view)
    await search(view)
  } catch (error) {
    view.results.replaceChildren()
    view.count.textContent = "The search index could not be loaded."
    console.warn(error)
  }
}

async function fillFilters({ selects }) {
  const facets = await (await pagefind()).filters()
  for (const select of selects) {
    const name = select.dataset.searchFilter
    if (select.options.length > 1) continue
    const values = Object.entries(facets[name] ?? {}).sort(([a], [b]) => (name === "year" ? b.localeCompare(a) : a.localeCompare(b)))
    select.append(...values.map(([value, number]) => new Option(`${value} (${number})`, value)))
  }
}

async function search(view) {
  const turn = ++asked
  const words = view.input.value.trim()
  const filters = Object.fromEntries(view.selects.filter(s => s.value).map(s => [s.dataset.searchFilter, s.value]))
  const filtered = Object.keys(filters).length > 0
  view.clear.hidden = !filtered
  for (const select of view.selects) select.classList.toggle("is-chosen", Boolean(select.value))
  if (!words && !filtered) {
    view.results.replaceChildren()
    view.count.textContent = "Type a word or a name, or choose a filter."
    return
  }

  const index = await pagefind()
  const groups = await Promise.all(
    Object.keys(KINDS).map(async kind => ({
      kind,
      found: (await index.search(words || null, { filters: { ...filters, kind } }))?.results ?? [],
    })),
  )
  const sections = await Promise.all(groups.filter(({ found }) => found.length).map(group => groupSection(group, words)))
  // A slower answer to an earlier question must not replace the answer to the last one.
  if (turn !== asked) return
  const total = groups.reduce((sum, { found }) => sum + found.length, 0)
  view.count.textContent = total ? `${total} found` : ""
  view.results.replaceChildren(...(total ? sections : [emptyMessage(view, words, filtered)]))
  view.results.scrollTop = 0
}

async function groupSection({ kind, found }, words) {
  const section = document.createElement("section")
  section.dataset.searchGroup = kind
  const heading = document.createElement("h2")
  heading.id = `search-${kind}`
  heading.textContent = `${KINDS[kind]} `
  const number = document.createElement("span")
  number.textContent = found.length
  heading.append(number)
  section.setAttribute("aria-labelledby", heading.id)
  const list = document.createElement("ul")
  section.append(heading, list)

  async function add(from, to) {
    const records = await Promise.all(found.slice(from, to).map(result => result.data()))
    list.append(...records.map(record => resultItem(record, words, root)))
  }

  await add(0, SHOWN_AT_FIRST)
  if (found.length > SHOWN_AT_FIRST) section.append(moreButton(list, found.length, add))
  return section
}

function moreButton(list, total, add) {
  const more = document.createElement("button")
  more.type = "button"
  more.className = "sb-textbutton"
  const label = () => (more.textContent = total - list.children.length > SHOWN_MORE ? `Show ${SHOWN_MORE} more of ${total}` : `Show all ${total}`)
  label()
  more.addEventListener("click", async () => {
    const from = list.children.length
    await add(from, from + SHOWN_MORE)
    list.children[from]?.querySelector("a").focus()
    if (list.children.length < total) label()
    else more.remove()
  })
  return more
}

function emptyMessage(view, words, filtered) {
  const message = document.createElement("div")
  message.dataset.searchEmpty = ""
  const line = document.createElement("p")
  line.textContent = words ? `Nothing is found for «${words}»${filtered ? " with these filters" : ""}.` : "Nothing passes these filters together."
  message.append(line)
  if (filtered) {
    const clear = document.createElement("button")
    clear.type = "button"
    clear.className = "sb-textbutton"
    clear.textContent = "Clear filters"
    clear.addEventListener("click", () => {
      view.form.reset()
      view.input.focus()
    })
    message.append(clear)
  } else {
    const hint = document.createElement("p")
    hint.textContent = "Search knows the words of the articles and their claims, and the names of people and topics. Try fewer words, or another spelling."
    message.append(hint)
  }
  return message
}

function move({ dialog, input }, event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return
  if (event.target instanceof HTMLSelectElement) return
  const stops = [input, ...dialog.querySelectorAll("a[data-search-result]")]
  const here = stops.indexOf(document.activeElement)
  const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)]
  if (here < 0 || !next) return
  event.preventDefault()
  next.focus()
}
