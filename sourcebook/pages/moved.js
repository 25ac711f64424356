// Lists were once longer pages. An address from then, with an anchor that is not here any more, leads to where it is now.

/** Go on to the page that has what the address names, where this page knows it. */
export function followMoved() {
  const anchor = decodeURIComponent(location.hash.slice(1))
  if (!anchor || document.getElementById(anchor)) return
  const place = document.querySelector(`[data-moved] > [data-anchors~="${CSS.escape(anchor)}"] > a`)
  if (place) location.replace(place.href.replace(/#.*/, "") + location.hash)
}
