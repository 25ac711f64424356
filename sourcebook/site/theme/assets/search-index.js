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

/** How many records an index has; the claims' lies in "claims/". */
export async function countRecords(folder = "") {
  const answer = await fetch(new URL(`pagefind/${folder}pagefind-entry.json`, root), { cache: "no-cache" })
  return (await answer.json()).languages.en.page_count
}

/** Have the index find claims too. */
export function joinClaims() {
  joining ??= openIndex().then(index => index.mergeIndex(new URL("pagefind/claims/", root).href))
  joining.catch(() => (joining = undefined))
  return joining
}

/** Load what can be filtered by. Searches count the values of what is loaded, and no other. */
export async function loadFacets(names) {
  const index = await openIndex()
  await index.preload(null, { filters: Object.fromEntries(names.map(name => [name, ""])) })
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
