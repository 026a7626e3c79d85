// Comfort: keeps a draft of a form in this browser, so that a lost connection or a closed tab loses nothing.

const WAIT = 400
const LIFE = 24 * 60 * 60 * 1000
const SENT = 'concept-verzonden'

type Draft = { at: number; fields: [string, string][] }

/** The draft under this name, unless it is too old or unreadable. */
function draftOf(key: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
    return draft && Date.now() - draft.at < LIFE ? draft : undefined
  } catch {
    return undefined
  }
}

function keep(form: HTMLFormElement, key: string): void {
  const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string')
  const typed = fields.filter(([name]) => form.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden], [type=password])`))
  localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: typed } satisfies Draft))
}

function restore(form: HTMLFormElement, { fields }: Draft): void {
  for (const [name, value] of fields) {
    for (const control of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
      if (control.type === 'radio' || control.type === 'checkbox') control.checked ||= control.value === value
      else control.value = value
    }
  }
}

/** Whether someone (or the server, after a refusal) already filled the form in. */
const isFilled = (form: HTMLFormElement): boolean =>
  [...form.querySelectorAll<HTMLInputElement>('input:not([type=hidden], [type=radio], [type=checkbox]), textarea')].some(({ value }) => value.trim() !== '')

function watch(form: HTMLFormElement): void {
  const key = `concept:${form.dataset['autosave'] ?? ''}`
  const draft = draftOf(key)
  if (draft && !isFilled(form)) restore(form, draft)
  let timer = 0
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => keep(form, key), WAIT)
  })
  form.addEventListener('submit', () => {
    clearTimeout(timer)
    keep(form, key)
    sessionStorage.setItem(SENT, key)
  })
}

/** A draft may go once the next page says that what was sent has arrived; not before, for the line may drop. */
function forgetWhatArrived(): void {
  const key = sessionStorage.getItem(SENT)
  sessionStorage.removeItem(SENT)
  if (key && document.querySelector('[role=status]')) localStorage.removeItem(key)
}

forgetWhatArrived()
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form)
