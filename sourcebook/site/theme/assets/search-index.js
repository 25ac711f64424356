// The search index: one of articles, people, topics and questions, and one of all claims, which is joined to it where it is wanted.

// This module lies in assets/, one step below the site's root, wherever the site is published.
export const root = new URL("..", import.meta.url)

export const KINDS = { Claim: "Claims", Article: "Articles", Person: "People", Topic: "Topics", Question: "Questions" }

let loading
let joining

/** Pagefind, with the index of all but claims. */
export function openIndex() {
  loading ??= import(new URL("pagefind/pagefind.js", root)).then(async pagefind => {
    await pagefind.options({ excerptLength: 24 })
    await pagefind.init()
    return pagefind
  })
  // After a failure the next call tries again.
  loading.catch(() => (loading = undefined))
  return loading
}

/** How many records the index in a folder has. */
export async function countRecords(folder) {
  return (await readBeside(`${folder}pagefind-entry.json`)).languages.en.page_count
}

/** Have the index find claims too. */
export function joinClaims() {
  joining ??= openIndex().then(index => index.mergeIndex(new URL("pagefind/claims/", root).href))
  joining.catch(() => (joining = undefined))
  return joining
}

/** A file that stands beside an index: which shards and facets it has, or the pages of a facet's values. */
export async function readBeside(path) {
  const answer = await fetch(new URL(`pagefind/${path}`, root), { cache: "no-cache" })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return answer.json()
}

/** What a result's name says of it before it is loaded: its shard, its kind, its day, its number in the shard. */
export function told({ id }) {
  const [shard, name] = id.split("/")
  const [kind, day, number] = name.split(".")
  return { shard, kind, day, number }
}

/** Results by kind, in the order in which the kinds are shown. */
export function byKind(results) {
  const groups = new Map(Object.keys(KINDS).map(kind => [kind, []]))
  for (const result of results) groups.get(told(result).kind)?.push(result)
  return groups
}
