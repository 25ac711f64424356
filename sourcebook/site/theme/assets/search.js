// The search dialog: what is found by kind, each group with its count before any of it is loaded. Claims are searched with the
// rest while they are few; of more, Explore loads the index.

import { KINDS, byKind, countRecords, joinClaims, openIndex, readBeside, root } from "./search-index.js"
import { resultItem } from "./search-result.js"

const SHOWN_AT_FIRST = 5
const SHOWN_MORE = 50
const PAUSE = 120 // milliseconds without a keystroke
const FEW_CLAIMS = 20_000

let asked = 0

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
    explore: part("explore"),
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
    view.results.ariaBusy = "true"
    pause = setTimeout(() => search(view), PAUSE)
  })
  // Many filters weigh more than a search; they come when a reader turns to them.
  const fill = () => (view.filling ??= fillFilters(view))
  for (const turn of ["pointerenter", "focusin"]) view.form.addEventListener(turn, fill)
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
    view.claims = await countRecords("claims/")
    if (view.claims <= FEW_CLAIMS) await joinClaims()
    await search(view)
    if (view.claims <= FEW_CLAIMS) await (view.filling ??= fillFilters(view))
  } catch (error) {
    view.results.replaceChildren()
    view.results.ariaBusy = "false"
    view.count.textContent = "The search index could not be loaded."
    console.warn(error)
  }
}

async function fillFilters({ selects, claims }) {
  const folders = claims > FEW_CLAIMS ? [""] : ["", "claims/"]
  await Promise.all(
    selects.map(async select => {
      const name = select.dataset.searchFilter
      const counts = new Map()
      for (const pages of await Promise.all(folders.map(folder => facet(folder, name)))) {
        for (const [value, { length }] of Object.entries(pages)) counts.set(value, (counts.get(value) ?? 0) + length)
      }
      if (select.options.length > 1) return
      const values = [...counts].sort(([a], [b]) => (name === "year" ? b.localeCompare(a) : a.localeCompare(b)))
      select.append(...values.map(([value, number]) => new Option(`${value} (${number})`, value)))
    }),
  )
}

async function facet(folder, name) {
  const { facets } = await readBeside(`${folder}shards.json`)
  return facets.includes(name) ? readBeside(`${folder}facets/${name}.json`) : {}
}

async function search(view) {
  const turn = ++asked
  view.results.ariaBusy = "true"
  const words = view.input.value.trim()
  const filters = Object.fromEntries(view.selects.filter(s => s.value).map(s => [s.dataset.searchFilter, s.value]))
  const filtered = Object.keys(filters).length > 0
  view.clear.hidden = !filtered
  view.explore.href = new URL(`explore/?${new URLSearchParams({ ...(words && { q: words }), ...filters })}`, root)
  for (const select of view.selects) select.classList.toggle("is-chosen", Boolean(select.value))
  if (!words && !filtered) {
    view.results.replaceChildren()
    view.results.ariaBusy = "false"
    view.count.textContent = "Type a word or a name, or choose a filter."
    return
  }

  const index = await openIndex()
  const { results } = await index.search(words || null, { filters })
  const groups = [...byKind(results)].filter(([, found]) => found.length)
  const sections = await Promise.all(groups.map(([kind, found]) => groupSection(kind, found, words)))
  // A slower answer to an earlier question must not replace the answer to the last one.
  if (turn !== asked) return
  const apart = view.claims > FEW_CLAIMS ? [claimsApart(view, words, filters)] : []
  view.count.textContent = results.length ? `${results.length} found` : ""
  view.results.replaceChildren(...apart, ...(results.length ? sections : [emptyMessage(view, words, filtered)]))
  view.results.scrollTop = 0
  view.results.ariaBusy = "false"
}

function claimsApart({ claims }, words, filters) {
  const section = emptySection("Claim", claims.toLocaleString("en"))
  const link = document.createElement("a")
  link.href = new URL(`explore/?${new URLSearchParams({ q: words, kind: "Claim", ...filters })}`, root)
  link.dataset.searchResult = ""
  link.textContent = words ? `Search all claims for «${words}»` : "Show all claims that pass these filters"
  section.append(link)
  return section
}

function emptySection(kind, count) {
  const section = document.createElement("section")
  section.dataset.searchGroup = kind
  const heading = document.createElement("h2")
  heading.id = `search-${kind}`
  heading.textContent = `${KINDS[kind]} `
  const number = document.createElement("span")
  number.textContent = count
  heading.append(number)
  section.setAttribute("aria-labelledby", heading.id)
  section.append(heading)
  return section
}

async function groupSection(kind, found, words) {
  const section = emptySection(kind, found.length)
  const list = document.createElement("ul")
  section.append(list)

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
