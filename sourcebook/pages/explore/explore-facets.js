// The facets of what is found, counted here: Pagefind counts in a time that grows with the square of the results.
//
// Everything that can be found has a number, its page: the records of all shards, one shard after the other, those of the claims last.

import { byKind, readBeside, told } from "./search-index.js"

const FOLDERS = ["", "claims/"]

/** How many records there are, and what narrows them down. */
export async function openFacets() {
  const bundles = await Promise.all(FOLDERS.map(folder => readBeside(`${folder}shards.json`)))
  const first = new Map()
  const starts = []
  let total = 0
  for (const [place, { shards }] of bundles.entries()) {
    starts.push(total)
    for (const [shard, size] of shards) {
      first.set(FOLDERS[place] + shard, total)
      total += size
    }
  }
  const page = result => {
    const { shard, kind, number } = told(result)
    return first.get((kind === "Claim" ? "claims/" : "") + shard) + Number(number)
  }

  const loaded = new Map()
  async function pagesOf(name) {
    const pages = new Map()
    const having = FOLDERS.map((folder, place) => ({ folder, start: starts[place] })).filter((_, place) => bundles[place].facets.includes(name))
    const found = await Promise.all(having.map(({ folder }) => readBeside(`${folder}facets/${name}.json`)))
    for (const [place, values] of found.entries()) {
      for (const [value, steps] of Object.entries(values)) {
        let at = having[place].start
        const own = steps.map(step => (at += step))
        pages.set(value, [...(pages.get(value) ?? []), ...own])
      }
    }
    return pages
  }

  /** Load a facet, once. */
  async function load(name) {
    if (name === "kind" || loaded.has(name)) return
    loaded.set(name, await pagesOf(name))
  }

  /** Of these results, those that pass all choices, and for each loaded facet what it offers under the choices in the others. */
  function narrow(results, choices) {
    const facets = new Map([["kind", new Map([...byKind(results)].map(([kind, group]) => [kind, group.map(page)]))], ...loaded])
    const numbers = results.map(page)
    // For each page the number of facets by which it falls out; one that was not found falls out anyway.
    const misses = new Uint8Array(total).fill(255)
    for (const number of numbers) misses[number] = 0
    const passing = new Map()
    for (const [name, values] of Object.entries(choices)) {
      if (!values.length) continue
      const passes = new Uint8Array(total)
      for (const value of values) for (const number of facets.get(name).get(value) ?? []) passes[number] = 1
      for (const number of numbers) misses[number] += 1 - passes[number]
      passing.set(name, passes)
    }
    const counts = {}
    for (const [name, values] of facets) {
      const own = passing.get(name)
      counts[name] = {}
      for (const [value, pages] of values) {
        let count = 0
        for (const number of pages) count += misses[number] === (own && !own[number] ? 1 : 0)
        counts[name][value] = count
      }
    }
    return { shown: results.filter((_, place) => !misses[numbers[place]]), counts }
  }

  return { total, load, narrow, has: name => name === "kind" || loaded.has(name) }
}
