// One thing found, as the search dialog lists it.

/** A list item with a link to what was found; `root` is the site's root, to which addresses in the index are relative. */
export function resultItem(record, words, root) {
  const { title, detail } = record.meta
  const { pieces, hits } = excerptOf(record.excerpt)
  const spoken = record.filters.spoken?.[0].split(" ")
  const link = document.createElement("a")
  link.href = new URL(record.raw_url, root)
  link.dataset.searchResult = ""
  // What an article is called is in its own language, what it claims is said in that of the site.
  link.append(within(record.filters.claim ? null : spoken, line("title", ...titled(title, hits))))
  const rest = withoutTitle(pieces, title)
  if (words && rest.some(piece => piece.hit)) link.append(within(spoken, line("excerpt", ...rest.map(shown), ending(rest))))
  // Where no outlet is known, its article's headline stands there.
  if (detail) link.append(within(record.filters.outlet ? null : spoken, line("detail", detail)))
  const item = document.createElement("li")
  item.append(link)
  return item
}

function line(name, ...content) {
  const span = document.createElement("span")
  span.className = `sb-search__${name}`
  span.dir = "auto"
  span.append(...content)
  return span
}

function within(spoken, line) {
  if (spoken) [line.lang, line.dir] = spoken
  return line
}

// The excerpt holds words of other people's texts: of its markup only the marks are taken over.
function excerptOf(html) {
  const nodes = [...new DOMParser().parseFromString(html, "text/html").body.childNodes]
  const pieces = nodes.map(node => ({ text: node.textContent, hit: node.nodeName === "MARK" }))
  return { pieces, hits: new Set(pieces.filter(piece => piece.hit).map(piece => bare(piece.text))) }
}

// What is searched begins with the title; an excerpt that runs on from it would say it twice.
function withoutTitle(pieces, title) {
  const text = pieces.map(piece => piece.text).join("")
  let said = Math.min(text.length, title.length)
  while (said && !title.endsWith(text.slice(0, said))) said -= 1
  if (title.includes(text)) said = text.length
  return pieces
    .map(piece => {
      const cut = Math.min(said, piece.text.length)
      said -= cut
      return { ...piece, text: piece.text.slice(cut) }
    })
    .filter(piece => piece.text)
}

function ending(pieces) {
  return /[.!?”"’]$/.test(pieces.at(-1).text.trim()) ? "" : " …"
}

function titled(title, hits) {
  return title.split(/(\s+)/).map(word => shown({ text: word, hit: hits.has(bare(word)) }))
}

function shown({ text, hit }) {
  if (!hit) return text
  const mark = document.createElement("mark")
  mark.textContent = text
  return mark
}

function bare(word) {
  return word.toLocaleLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")
}
