// Comfort: fills the suggestions of a search field while one types; without it the list that came with the page stays.

const WAIT_MS = 150

function suggestFor(field: HTMLInputElement, from: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(() => { void offer(asked += 1) }, WAIT_MS)
  })

  const offer = async (turn: number): Promise<void> => {
    const given = await suggestionsFor(`${from}?text=${encodeURIComponent(field.value.slice(0, 100))}`)
    // What was asked first can be answered last.
    if (turn === asked) field.list?.replaceChildren(...given.map((value) => Object.assign(document.createElement('option'), { value })))
  }
}

async function suggestionsFor(address: string): Promise<string[]> {
  try {
    const answer = await fetch(address)
    return answer.ok ? (await answer.json() as { suggestions: string[] }).suggestions : []
  } catch {
    return []
  }
}

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-suggest]')) suggestFor(field, field.dataset['suggest'] ?? '')
