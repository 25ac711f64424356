// Only in a local preview: shows what is wrong with the records at the top of the page.

(() => {
  const MANY = 5
  const address = new URL("../problems.json", document.currentScript.src)

  async function show() {
    let problems = []
    try {
      const answer = await fetch(address, { cache: "no-store" })
      if (answer.ok) problems = await answer.json()
    } catch {
      // The preview's server is gone or restarting; it reloads the page when it is back.
    }
    document.querySelector("[data-problems]")?.remove()
    if (problems.length) document.body.prepend(banner(problems))
  }

  function banner(problems) {
    const rank = ({ severity }) => (severity === "error" ? 0 : 1)
    const ordered = [...problems].sort((a, b) => rank(a) - rank(b))
    const list = element("ul", "", ...ordered.map(row))
    const heading = element("p", "sb-problems__title", `${counted(problems, "error")}${counted(problems, "warning")}`.replace(/, $/, ""))
    const section = element("section", "sb-problems")
    section.dataset.problems = ""
    section.setAttribute("aria-label", "Problems in the records")
    if (ordered.some(problem => rank(problem) === 0)) {
      section.classList.add("sb-problems--error")
      section.append(heading, element("p", "", "Until the errors are mended, the pages show the records as they last were."))
    } else {
      section.append(heading)
    }
    if (ordered.length > MANY) {
      const rest = element("ul", "", ...[...list.children].slice(MANY))
      const folded = element("details", "", element("summary", "", `${rest.children.length} more`), rest)
      section.append(list, folded)
    } else {
      section.append(list)
    }
    return section
  }

  function counted(problems, severity) {
    const number = problems.filter(problem => problem.severity === severity).length
    return number ? `${number} ${severity}${number === 1 ? "" : "s"}, ` : ""
  }

  function row({ path, line, column, severity, message, way_out: wayOut, rule }) {
    const item = element(
      "li",
      `sb-problem sb-problem--${severity}`,
      element("code", "sb-problem__place", `${path}:${line}:${column}`),
      element("p", "sb-problem__message", element("strong", "", severity === "error" ? "Error" : "Warning"), ` ${message} `, element("code", "", rule)),
    )
    item.dataset.problem = ""
    if (wayOut) item.append(element("p", "sb-problem__way-out", wayOut))
    return item
  }

  function element(tag, name, ...content) {
    const made = document.createElement(tag)
    if (name) made.className = name
    made.append(...content)
    return made
  }

  show()
})()
