// What Explore shows, as a file: the rows that the index keeps beside the words, one file for each of its shards.

import { root, told } from "./search-index.js"

const COLUMNS = {
  id: row => row.id,
  what: row => row.kind.toLowerCase(),
  text: row => row.title,
  kind: row => row.facets.claim?.[0] ?? "",
  speaker: row => row.facets.speaker?.[0] ?? "",
  outlet: row => row.facets.outlet ?? [],
  date: row => row.date,
  people: row => row.facets.person ?? [],
  topics: row => row.facets.topic ?? [],
  agreement: row => row.facets.agreement?.[0] ?? "",
  status: row => row.facets.status?.[0] ?? "",
  address: row => new URL(row.url, root).href,
}
const FORMATS = { csv: ["text/csv", asCsv], json: ["application/json", rows => JSON.stringify(rows, null, 2)] }

/** Hand the reader a file of all these results, in their order. */
export async function downloadRows(results, format) {
  const [type, write] = FORMATS[format]
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([write(await rowsOf(results))], { type: `${type};charset=utf-8` }))
  link.download = `explore.${format}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

async function rowsOf(results) {
  const files = new Map()
  const load = (folder, shard) => {
    const path = `pagefind/${folder}rows/${shard}.json`
    if (!files.has(path)) files.set(path, fetch(new URL(path, root)).then(answer => answer.json()))
    return files.get(path)
  }
  return Promise.all(
    results.map(async result => {
      const { shard, kind, number } = told(result)
      const row = (await load(kind === "Claim" ? "claims/" : "", shard))[number]
      return Object.fromEntries(Object.entries(COLUMNS).map(([name, value]) => [name, value(row)]))
    }),
  )
}

function asCsv(rows) {
  const lines = [Object.keys(COLUMNS), ...rows.map(row => Object.values(row))]
  return `\ufeff${lines.map(line => line.map(cell).join(",")).join("\r\n")}\r\n`
}

// A spreadsheet would take what begins with one of these signs for a formula.
function cell(value) {
  const text = [value].flat().join("; ")
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
