// Comfort: fills the suggestions of a search field while one types; without it the list that came with the page stays.

const WAIT_MS = 150

function suggestFor(field: HTMLInputElement, from: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const turn = asked += 1
      fetch(`${from}?text=${encodeURIComponent(field.value.slice(0, 100))}`)
        .then(async (answer) => (answer.ok ? await answer.json() as { suggestions: string[] } : undefined))
        .then((given) => {
          if (given && turn === asked) field.list?.replaceChildren(...given.suggestions.map((value) => Object.assign(document.createElement('option'), { value })))
        }, () => {})
    }, WAIT_MS)
  })
}

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) suggestFor(field, field.dataset['suggest'] ?? '')
