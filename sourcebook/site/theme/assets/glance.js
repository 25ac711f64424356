// What a link to a record leads to, shown beside the link while the reader points at it: the page's beginning.

const WAIT = 300

const card = document.createElement("div")
let pointed, timer

/** Follow, once for the page, what the mouse and the keyboard are at. */
export function followLinks() {
  card.className = "sb-glance sb-text"
  card.hidden = true
  // Whoever hears the page has the link itself.
  card.ariaHidden = "true"
  document.body.append(card)
  document.addEventListener("pointerover", event => event.pointerType === "mouse" && turnTo(event.target))
  document.addEventListener("focusin", event => turnTo(event.target.matches(":focus-visible") ? event.target : document.body))
  document.addEventListener("keydown", event => event.key === "Escape" && hide())
  document.addEventListener("scroll", hide, { passive: true })
}

function turnTo(target) {
  const found = card.contains(target) ? card : target.closest("a[data-preview]:not([href*='#'])")
  if (found === pointed) return
  clearTimeout(timer)
  pointed = found
  if (found !== card) timer = setTimeout(found ? show : hide, WAIT)
}

function hide() {
  card.hidden = true
}

async function show() {
  const link = pointed
  // Without a net there is nothing to show, and nothing lost.
  const parts = await beginning(link.href).catch(() => [])
  if (link !== pointed) return
  card.replaceChildren(...parts)
  card.hidden = !parts.length
  const { left, top, bottom } = link.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = card
  card.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`
  card.style.top = `${bottom + height + 8 < innerHeight ? bottom + 4 : Math.max(8, top - height - 4)}px`
}

/** A page's headline, and what stands below it up to the next heading. */
async function beginning(address) {
  const answer = await fetch(address)
  if (!answer.ok) return []
  const page = new DOMParser().parseFromString(await answer.text(), "text/html")
  page.head.prepend(Object.assign(page.createElement("base"), { href: address }))
  const title = Object.assign(document.createElement("p"), { className: "sb-glance__title" })
  const parts = [title]
  let part = page.querySelector("main h1")
  title.textContent = part.textContent
  while ((part = part.nextElementSibling) && !part.matches("h2, section, script")) {
    if (!part.matches("nav")) parts.push(part)
  }
  for (const part of parts) {
    for (const named of [part, ...part.querySelectorAll("[id]")]) named.removeAttribute("id")
    for (const link of part.querySelectorAll("a[href]")) {
      link.setAttribute("href", link.href)
      link.tabIndex = -1
    }
  }
  return parts
}
