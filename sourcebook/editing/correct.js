// Only in a local preview: a pencil at each value that a page shows from a record, and the form that it opens.

const token = document.querySelector("script[data-token]").dataset.token
const FOLDERS = { article: "articles", person: "people", topic: "topics", outlet: "outlets", question: "questions" }
const SAVED = "sourcebook.saved"
const OPEN = "sourcebook.form"
const NOTES = "sourcebook.notes"

// --- The service -------------------------------------------------------------------------------------------------

/** Ask the preview. Gives what it answers; throws the problems where it refuses. */
export async function ask(path, body) {
  const headers = { "X-Sourcebook-Token": token, "Content-Type": "application/json" }
  const answer = await fetch(`/_edit/${path}`, body ? { method: "POST", headers, body: JSON.stringify(body) } : { headers })
    .catch(() => { throw [{ message: "The preview does not answer.", way_out: "Start it again; what you wrote stays here." }] })
  const said = await answer.json()
  if (answer.ok) return said
  throw Array.isArray(said) ? said : [{ message: said, way_out: "" }]
}

// --- Small pieces ------------------------------------------------------------------------------------------------

export function element(tag, { text, ...given } = {}, ...content) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value)
    else if (name in made && name !== "list") made[name] = value
    else made.setAttribute(name, value)
  }
  made.append(...(text === undefined ? [] : [text]), ...content)
  return made
}

const titled = words => `${/^an? /.test(words) ? "Add" : "Correct"} ${words}`
const capital = words => words[0].toUpperCase() + words.slice(1)
const decoded = words => { try { return decodeURIComponent(words) } catch { return words } }

/** The record that this page is made from; none on a page that lists many. */
function recordHere() {
  const kind = Object.keys(FOLDERS).find(one => document.querySelector(`.sb-page--${one}`))
  const [folder, slug, ...more] = location.pathname.split("/").filter(Boolean)
  if (!kind || folder !== FOLDERS[kind] || !slug || more.length) return null
  return { kind, path: `docs/${folder}/${decoded(slug)}.md` }
}

export const here = recordHere()

// --- Pencils -----------------------------------------------------------------------------------------------------

/** A button that opens the form for some fields of a record. ``words`` say what it corrects; they are shown where ``shown``. */
export function pencil(record, fields, words, shown = "") {
  const name = titled(words)
  const attributes = { type: "button", className: shown ? "sb-add" : "sb-pencil", title: name, "aria-label": name, text: shown }
  const button = element("button", { ...attributes, onclick: () => open(record, fields, words) })
  button.dataset.value = `${record} ${fields.join(" ")}`
  return button
}

/** Put a pencil behind what an element shows. Says whether there is such an element. */
function mark(place, record, fields, words) {
  if (!place) return false
  place.append(" ", pencil(record, [fields].flat(), words))
  return true
}

/** A row of what could be said and is not, or has no place of its own. */
function rowOf(record, wanted) {
  const row = element("p", { className: "sb-adds" }, element("span", { text: "Correct or add:" }))
  for (const [fields, words] of wanted) row.append(" ", pencil(record, [fields].flat(), words, capital(words.replace(/^(the|its|an?) /, ""))))
  return row
}

/** The fields of a list of facts by the words that stand before them. */
function markFacts(record, facts) {
  const missing = []
  const rows = [...document.querySelectorAll(".sb-facts > div")]
  for (const [label, [field, words]] of Object.entries(facts)) {
    const row = rows.find(one => one.querySelector("dt").textContent.trim() === label)
    if (!mark(row?.querySelector("dd"), record, field, words)) missing.push([field, words])
  }
  return missing
}

function markRecord({ kind, path }) {
  const title = document.querySelector("h1.sb-title")
  const name = { article: "title", question: "question" }[kind] ?? "name"
  mark(title, path, name, `the ${name}`)
  if (kind === "article") return markArticle(path)
  const facts = {
    person: { Also: ["aliases", "other names"], Not: ["not", "whom it is not"], Links: ["links", "links"] },
    topic: { Also: ["aliases", "other names"], "Part of": ["broader", "broader topics"] },
    outlet: { Kind: ["kind", "the kind"], Country: ["country", "the country"], Homepage: ["homepage", "the homepage"], Also: ["aliases", "other names"] },
    question: {},
  }[kind]
  const missing = markFacts(path, facts)
  if (kind === "question") missing.push(["topics", "topics"])
  else if (!mark(document.querySelector(".sb-lead"), path, "description", "the description")) missing.push(["description", "the description"])
  if (kind === "topic") mark(document.querySelector(".sb-kicker"), path, "kind", "the kind")
  if (kind === "person") {
    const roles = [...document.querySelectorAll(".sb-roles > li")]
    const fields = index => ["role", "from", "to", "source"].map(field => `roles[${index}].${field}`)
    roles.forEach((role, index) => mark(role.querySelector(".sb-role"), path, fields(index), "this role"))
    missing.push([fields(roles.length), "a role"])
  }
  const last = [".sb-facts", ".sb-lead", "h1.sb-title"].map(one => document.querySelector(one)).find(Boolean)
  if (missing.length) last.after(rowOf(path, missing))
}

function markArticle(path) {
  const missing = markFacts(path, { Original: ["source.url", "its address"], "Draws on": ["source.draws_on", "what it draws on"], Credits: ["credits", "the credits"], Rights: ["source.rights", "the rights line"] })
  const byline = document.querySelector(".sb-byline")
  mark(byline.querySelector(".sb-outlet"), path, "outlet", "the outlet")
  mark(byline.querySelector(".sb-when"), path, "dates.published", "the date")
  mark(byline.querySelector(".sb-badge--draft"), path, "status", "the status")
  if (!mark(byline.querySelector(".sb-author"), path, "byline", "the byline")) byline.querySelector(".sb-count").before(pencil(path, ["byline"], "the byline", "Byline"))
  if (!mark(document.querySelector(".sb-curator .sb-label"), path, "note", "the note")) missing.push(["note", "a note"])
  if (!mark(document.getElementById("people"), path, "people", "the people")) missing.push(["people", "the people"])
  document.querySelector(".sb-facts")?.after(rowOf(path, [...missing, ["topics", "topics"]]))
  for (const note of document.querySelectorAll(".sb-note")) {
    const body = note.querySelector(".sb-note__body")
    const field = name => `claims.${note.dataset.claim}.${name}`
    const absent = markMeta(body, path, field)
    body.append(rowOf(path, [[field("text"), "the text"], [field("quote"), "the quote"], ...absent, [field("topics"), "topics"]]))
  }
}

/** Pencils at what a claim's line of particulars shows. Gives what it does not show. */
function markMeta(claim, record, field) {
  const find = place => claim.querySelector(`.sb-meta > ${place}, .sb-meta > .sb-by > ${place}`)
  const via = find(".sb-via")
  find(".sb-kind")?.after(pencil(record, [field("kind")], "the kind"))
  if (via) via.before(pencil(record, [field("by")], "the speaker"), " ")
  else mark(find(".sb-by"), record, field("by"), "the speaker")
  const absent = []
  for (const [name, place, words] of [["via", via, "through whom it came"], ["date", find(".sb-when"), "the date"]]) {
    if (!mark(place, record, field(name), words)) absent.push([field(name), words])
  }
  const answer = [field("question"), field("answer")]
  if (!mark(claim.querySelector(".sb-meta > .sb-answers"), record, answer, "question and answer")) absent.push([answer, "question and answer"])
  return absent
}

/** A claim that is shown elsewhere than in its article. */
function markClaim(claim) {
  const link = claim.querySelector("a[href*='#claim-']")
  const [, slug, id] = link?.href.match(/\/articles\/([^/]+)\/#claim-(.+)$/) ?? []
  if (!id) return
  const record = `docs/articles/${decoded(slug)}.md`
  const field = name => `claims.${decoded(id)}.${name}`
  mark(claim.querySelector(":scope > :is(.sb-claim__text, .sb-witness__text)"), record, field("text"), "the claim")
  mark([...claim.querySelectorAll(":scope > .sb-quote")].at(-1), record, field("quote"), "the quote")
  const absent = markMeta(claim, record, field)
  if (claim.matches(".sb-witness")) claim.append(rowOf(record, absent))
}

// --- The form ----------------------------------------------------------------------------------------------------

const EDTF = [
  ["2018-01-29", "that day"], ["2018-01", "that month"], ["2018", "that year"], ["2018-01-29~", "about then"],
  ["2018?", "uncertain"], ["2015/2018", "from … to"], ["2015/..", "from … on"],
]
let form = null

export async function open(record, fields, words, filled) {
  const opener = document.activeElement
  try {
    const query = new URLSearchParams([["record", record], ...fields.map(one => ["field", one])])
    const asked = await ask(`form?${query}`)
    form = new Form(asked, words, opener, filled)
  } catch (problems) {
    if (!Array.isArray(problems)) throw problems
    say(problems.map(one => `${one.message} ${one.way_out}`).join(" "))
  }
}

export class Form {
  constructor({ record, digest, fields }, words, opener, filled, send) {
    Object.assign(this, { record, words, opener, fields, digest: filled?.digest ?? digest })
    this.send = send ?? (changes => ask("change", { record, digest: this.digest, changes }))
    const stale = this.digest !== digest
    this.general = element("p", { className: "sb-refusal", role: "alert", hidden: true })
    this.inputs = fields.map(field => new Input(field, this, filled?.values[field.address]))
    const heading = element("h2", { id: "sb-form-title", text: titled(words) })
    const save = element("button", { type: "submit", className: "sb-save", text: "Save" })
    const cancel = element("button", { type: "button", className: "sb-textbutton", text: "Cancel", onclick: () => this.dialog.close() })
    const paper = element("form", { method: "dialog", noValidate: true, onsubmit: event => this.save(event) },
      heading, element("p", { className: "sb-form__record", text: record }), ...this.inputs.map(one => one.element),
      this.general, element("p", { className: "sb-form__actions" }, save, cancel))
    paper.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) paper.requestSubmit()
    })
    this.dialog = element("dialog", { className: "sb-form", "aria-labelledby": "sb-form-title", onclose: () => this.closed() }, paper)
    document.body.append(this.dialog)
    this.show()
    if (filled?.problems?.length) this.refuse(filled.problems)
    if (stale) this.refuse([{ message: "The record was changed on the disk since this form was opened.", way_out: "Cancel, look at what it says now, and begin anew." }])
  }

  show() {
    this.dialog.showModal()
    this.inputs[0].focus()
  }

  get values() {
    return Object.fromEntries(this.inputs.map(input => [input.field.address, input.value]))
  }

  async save(event) {
    event.preventDefault()
    this.refuse([])
    const changes = Object.fromEntries(this.inputs.filter(one => one.changed).map(one => [one.field.address, one.value]))
    if (!Object.keys(changes).length) return this.dialog.close()
    const button = this.dialog.querySelector(".sb-save")
    button.disabled = true
    try {
      await this.send(changes)
      sessionStorage.setItem(SAVED, this.key)
      this.dialog.close()
      say(`Saved ${this.words}. The page follows.`)
    } catch (problems) {
      if (!Array.isArray(problems)) throw problems
      this.refuse(problems)
    } finally {
      button.disabled = false
    }
  }

  get key() {
    return `${this.record} ${this.fields.map(one => one.address).join(" ")}`
  }

  /** Show why a change is refused beside the field that it is about. */
  refuse(problems) {
    this.problems = problems
    for (const input of this.inputs) input.refuse(problems.filter(one => one.field === input.field.address))
    const others = problems.filter(one => !this.inputs.some(input => input.field.address === one.field))
    this.general.replaceChildren(...others.map(told))
    this.general.hidden = !others.length
    if (problems.length) (this.inputs.find(one => one.refused) ?? this.inputs[0]).focus()
  }

  closed() {
    if (this.picking) return
    this.dialog.remove()
    form = null
    if (this.opener?.isConnected) this.opener.focus()
  }
}

function told({ message, way_out: wayOut, rule }) {
  return element("span", {}, element("strong", { text: message }), ` ${wayOut} `, ...(rule ? [element("code", { text: rule })] : []))
}

/** One field of a form: its label, what is written in it, what explains it, and why it is refused. */
class Input {
  constructor(field, owner, filled) {
    Object.assign(this, { field, owner })
    const { name, sort, value, help, required, choices } = field
    this.id = `sb-${field.address.replace(/\W/g, "-")}`
    this.many = sort === "list" || sort === "passage"
    this.error = element("p", { id: `${this.id}-error`, className: "sb-refusal", role: "alert", hidden: true })
    this.hint = element("p", { id: `${this.id}-help`, className: "sb-form__help", text: `${help}${required ? "" : ". May be left empty"}.` })
    this.box = element("div", { className: "sb-form__inputs" })
    const label = element("label", { htmlFor: this.id, text: capital(name) })
    this.element = element("div", { className: "sb-form__field" }, label, this.box, this.hint, this.error)
    if (choices.length && sort !== "choice") this.box.after(element("datalist", { id: `${this.id}-known` }, ...choices.map(one => element("option", { value: one }))))
    for (const one of this.many ? [value ?? [], ""].flat() : [value ?? ""]) this.add(one)
    this.before = JSON.stringify(this.plain([value ?? []].flat()))
    if (filled !== undefined) this.fill([filled ?? ""].flat())
    if (sort === "date") this.explainDates()
    if (sort === "passage" && owner.record === here?.path) this.offerSelection()
  }

  add(value) {
    const { sort, choices, required, name } = this.field
    const first = !this.box.children.length
    const given = { id: first ? this.id : undefined, "aria-describedby": `${this.id}-help ${this.id}-error`, required: required && first, "aria-label": first ? undefined : `Another of ${name}` }
    let control
    if (sort === "choice") {
      const options = [...(required ? [] : [""]), ...choices].map(one => element("option", { value: one, text: one || "not stated", selected: one === value }))
      control = element("select", given, ...options)
    } else if (sort === "text" || sort === "passage") {
      control = element("textarea", { ...given, rows: Math.min(10, 1 + Math.ceil(value.length / 60)), value })
    } else {
      control = element("input", { ...given, autocomplete: "off", list: choices.length ? `${this.id}-known` : undefined, value })
    }
    control.addEventListener("input", () => this.grow())
    this.box.append(control)
  }

  /** A list always has room for one more. */
  grow() {
    if (this.many && this.controls.at(-1).value) this.add("")
    if (this.field.sort === "date") this.readAloud()
  }

  fill(values) {
    this.box.replaceChildren()
    for (const one of this.many ? [...values.filter(Boolean), ""] : values) this.add(one)
  }

  get controls() { return [...this.box.children] }

  get value() { return this.plain(this.controls.map(one => one.value)) }

  plain(written) {
    const values = written.map(one => one.trim()).filter(Boolean)
    if (!this.many) return values[0] ?? null
    return this.field.sort === "passage" && values.length === 1 ? values[0] : values
  }

  get changed() { return JSON.stringify(this.value) !== this.before }

  focus() {
    this.controls[0].focus()
    this.controls[0].select?.()
  }

  refuse(problems) {
    this.refused = problems.length > 0
    this.error.replaceChildren(...problems.map(told))
    this.error.hidden = !this.refused
    for (const control of this.controls) control.setAttribute("aria-invalid", this.refused)
  }

  explainDates() {
    const examples = EDTF.map(([date, words]) => element("div", {}, element("dt", {}, element("code", { text: date })), element("dd", { text: words })))
    this.reading = element("p", { className: "sb-form__reading", role: "status" })
    this.hint.after(this.reading, element("details", { className: "sb-form__edtf" },
      element("summary", { text: "How dates are written" }), element("dl", {}, ...examples)))
    if (this.value) this.readAloud()
  }

  async readAloud() {
    const asked = this.value
    const said = asked ? await ask(`date?value=${encodeURIComponent(asked)}`).catch(() => "") : ""
    if (asked === this.value) this.reading.textContent = said
  }

  offerSelection() {
    const start = () => pick(this.owner, passages => { this.fill(passages); this.focus() })
    this.hint.after(element("button", { type: "button", className: "sb-textbutton", text: "Select the passage in the text", onclick: start }))
  }
}

// --- A passage from the text -------------------------------------------------------------------------------------

/** The words that are selected in the article's text, one passage for each paragraph, without what the page adds to them. */
export function selectedPassages() {
  const selection = getSelection()
  if (selection.isCollapsed || !selection.rangeCount) return []
  const range = selection.getRangeAt(0)
  return [...document.querySelectorAll(".sb-article .sb-paragraph")].filter(one => range.intersectsNode(one)).map(paragraph => {
    const part = document.createRange()
    part.selectNodeContents(paragraph)
    if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset)
    if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset)
    const words = part.cloneContents()
    for (const added of words.querySelectorAll("sup:has(.sb-reference), .sb-sic")) added.remove()
    return words.textContent.replace(/\s+/g, " ").trim()
  }).filter(Boolean)
}

/** Put a form aside until a passage is selected. */
function pick(owner, take) {
  owner.picking = true
  owner.dialog.close()
  getSelection().removeAllRanges()
  const done = passages => {
    removeEventListener("keydown", keys, true)
    bar.remove()
    owner.picking = false
    owner.show()
    if (passages.length) take(passages)
  }
  const keys = event => {
    if (event.key !== "Escape" && event.key !== "Enter") return
    if (event.key === "Enter" && event.target.closest?.(".sb-picking")) return
    event.preventDefault()
    event.stopPropagation()
    done(event.key === "Enter" ? selectedPassages() : [])
  }
  const use = element("button", { type: "button", className: "sb-save", text: "Use these words", onmousedown: event => event.preventDefault(), onclick: () => done(selectedPassages()) })
  const back = element("button", { type: "button", className: "sb-textbutton", text: "Back", onclick: () => done([]) })
  const bar = element("div", { className: "sb-bar sb-picking", role: "region", "aria-label": "Selecting a passage" },
    element("p", { text: "Select the passage in the text, then press Enter. Escape goes back." }), use, back)
  document.body.append(bar)
  addEventListener("keydown", keys, true)
  const claim = owner.fields[0].address.match(/^claims\.([^.]+)\./)?.[1]
  const passage = document.getElementById(`claim-${claim}`) ?? document.querySelector(".sb-article")
  passage.scrollIntoView({ block: "center" })
}

// --- Undo and redo -----------------------------------------------------------------------------------------------

const status = element("p", { role: "status" })
const undo = element("button", { type: "button", className: "sb-textbutton", text: "Undo", hidden: true, onclick: () => step("undo") })
const redo = element("button", { type: "button", className: "sb-textbutton", text: "Redo", hidden: true, onclick: () => step("redo") })

/** The bar at the foot of the page. */
const behind = element("p", { className: "sb-behind", text: "Other pages follow …", hidden: true })
export const bar = element("div", { className: "sb-bar sb-steps", role: "region", "aria-label": "Corrections" }, status, behind, undo, redo)

export function say(words) {
  status.textContent = words
}

async function step(which) {
  try {
    const what = await ask(which, {})
    say(what ? `${which === "undo" ? "Took back" : "Made again"}: ${what}. The page follows.` : `There is nothing to ${which}.`)
  } catch (problems) {
    say(problems.map(one => `${one.message} ${one.way_out}`).join(" "))
  }
  await showSteps()
}

async function showSteps() {
  const steps = await ask("steps").catch(() => ({}))
  for (const [button, what] of [[undo, steps.undo], [redo, steps.redo]]) {
    button.hidden = !what
    button.title = `${button.textContent}: ${what}`
  }
}

/** Say that other pages do not show the last change yet, until they do. */
async function showBehind() {
  behind.hidden = !await ask("behind").catch(() => false)
  bar.dataset.behind = !behind.hidden
  if (!behind.hidden) setTimeout(showBehind, 300)
}

addEventListener("keydown", event => {
  const writing = event.target.closest?.("input, textarea, select, dialog")
  if (writing || !(event.ctrlKey || event.metaKey) || event.altKey) return
  const key = event.key.toLowerCase()
  const which = key === "y" || (key === "z" && event.shiftKey) ? "redo" : key === "z" ? "undo" : ""
  if (!which) return
  event.preventDefault()
  step(which)
})

// --- From one loading of the page to the next --------------------------------------------------------------------

addEventListener("pagehide", () => {
  const notes = [...document.querySelectorAll(".sb-note[open]")].map(one => one.id)
  sessionStorage.setItem(NOTES, JSON.stringify({ notes, page: location.pathname }))
  if (form) sessionStorage.setItem(OPEN, JSON.stringify({ record: form.record, words: form.words, fields: form.fields.map(one => one.address), values: form.values, problems: form.problems, digest: form.digest, page: location.pathname }))
})

/** As it was left: notes stay open, a form goes on, and what was saved has the focus. */
function resume() {
  const last = JSON.parse(sessionStorage.getItem(NOTES) ?? "null")
  if (last?.page === location.pathname) for (const id of last.notes) document.getElementById(id)?.setAttribute("open", "")
  const saved = sessionStorage.getItem(SAVED)
  const left = JSON.parse(sessionStorage.getItem(OPEN) ?? "null")
  sessionStorage.removeItem(SAVED)
  sessionStorage.removeItem(OPEN)
  if (saved) {
    const place = [...document.querySelectorAll("[data-value]")].find(one => one.dataset.value === saved)
    place?.closest("details")?.setAttribute("open", "")
    place?.focus()
    say("Saved.")
  }
  if (left?.page === location.pathname) open(left.record, left.fields, left.words, left)
}

if (here) markRecord(here)
document.querySelectorAll(".sb-claim, .sb-witness").forEach(markClaim)
document.body.append(bar)
resume()
showSteps()
showBehind()
