// Fields tell who listens what they ask, what is wrong and what was typed; nothing typed is lost or becomes markup.
import { describe, expect, test } from 'vitest'
import { Checkbox, Choice, Select } from './choice-fields.tsx'
import { fieldId, type Kept } from './error-summary.tsx'
import { Form } from './form.tsx'
import { DateField, FileField, TextArea, TextField } from './text-fields.tsx'

const options = [{ value: 'a', label: 'Eerste', hint: 'Uitleg bij een' }, { value: 'b', label: 'Tweede' }]
const refused = (field: string, typed?: string | string[]): Kept => ({ values: typed === undefined ? {} : { [field]: typed }, issues: [{ field, message: 'Vul dit in.' }] })

const single = {
  text: (kept?: Kept) => String(<TextField name="f" label="Vraag" hint="Uitleg" kept={kept} />),
  area: (kept?: Kept) => String(<TextArea name="f" label="Vraag" hint="Uitleg" kept={kept} />),
  select: (kept?: Kept) => String(<Select name="f" label="Vraag" hint="Uitleg" kept={kept} options={options} />),
  date: (kept?: Kept) => String(<DateField name="f" label="Vraag" hint="Uitleg" kept={kept} />),
  file: (kept?: Kept) => String(<FileField name="f" label="Vraag" hint="Uitleg" kept={kept} />),
  checkbox: (kept?: Kept) => String(<Checkbox name="f" label="Vraag" hint="Uitleg" kept={kept} />),
}
const groups = {
  choice: (kept?: Kept) => String(<Choice name="f" label="Vraag" hint="Uitleg" kept={kept} options={options} />),
}

/** Every id that an attribute refers to must exist, once. */
function expectWired(html: string): void {
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  const pointed = [...html.matchAll(/ (?:for|aria-describedby)="([^"]+)"/g)].flatMap((match) => (match[1] ?? '').split(' '))
  expect(pointed.length).toBeGreaterThan(0)
  for (const id of pointed) expect(ids).toContain(id)
}

describe.each(Object.entries({ ...single, ...groups }))('%s', (_name, render) => {
  test('points only at what is there, with and without a fault', () => {
    expectWired(render())
    expectWired(render(refused('f')))
  })
  test('is described by its hint, then by its fault', () => {
    expect(render()).toContain('aria-describedby="veld-f-uitleg"')
    expect(render(refused('f'))).toContain('aria-describedby="veld-f-uitleg veld-f-fout"')
  })
  test('shows its own fault and not that of another', () => {
    expect(render(refused('f'))).toContain('Vul dit in.')
    expect(render(refused('g'))).not.toContain('Vul dit in.')
  })
  test('can be reached by the id that the error summary uses', () => expect(render(refused('f'))).toContain(` id="${fieldId('f')}"`))
  test('shows what is said about it as text', () => {
    expect(render({ values: { f: '</textarea><script>' }, issues: [{ field: 'f', message: '<script>' }] })).not.toContain('<script>')
  })
})

describe.each(Object.entries({ ...single, choice: groups.choice }))('%s', (_name, render) => {
  test('is marked as invalid only after a fault', () => {
    expect(render()).not.toContain('aria-invalid')
    expect(render(refused('f'))).toContain('aria-invalid="true"')
  })
})

describe('what was typed', () => {
  test('stands in the field again, above what the page would show', () => {
    expect(String(<TextField name="f" label="V" value="oud" kept={refused('f', 'nieuw')} />)).toContain('value="nieuw"')
    expect(String(<TextField name="f" label="V" value="oud" />)).toContain('value="oud"')
    expect(String(<Select name="f" label="V" value="a" options={options} kept={refused('f', 'b')} />)).toMatch(/<option value="b" selected/)
    expect(String(<Choice name="f" label="V" value="a" options={options} kept={refused('f', 'b')} />)).toMatch(/value="b" checked/)
  })
  test('keeps the white lines it began with', () => expect(String(<TextArea name="f" label="V" value={'\neerste'} />)).toContain('>\n\neerste</textarea>'))
  test('of a password is never sent back', () => expect(String(<TextField name="f" label="V" type="password" kept={refused('f', 'geheim')} />)).not.toContain('geheim'))
  test('keeps a tick, and also that it was taken away', () => {
    expect(String(<Checkbox name="f" label="V" kept={refused('f', 'ja')} />)).toContain(' checked')
    expect(String(<Checkbox name="f" label="V" checked kept={refused('f')} />)).not.toContain(' checked')
    expect(String(<Checkbox name="f" label="V" checked kept={{ values: {}, issues: [] }} />)).toContain(' checked')
  })
})

describe('a field that may stay empty', () => {
  test('says so in its label', () => expect(String(<TextField name="f" label="V" optional />)).toContain('(niet verplicht)'))
  test('is not announced as needed, where others are', () => {
    expect(String(<TextField name="f" label="V" optional />)).not.toContain('aria-required')
    expect(String(<TextField name="f" label="V" />)).toContain('aria-required="true"')
    expect(String(<Choice name="f" label="V" options={options} />)).toContain('aria-required="true"')
  })
})

test('a choice is one question: a fieldset whose legend is the label', () => {
  expect(groups.choice()).toMatch(/<fieldset[^>]* role="radiogroup"[^>]*><legend[^>]*>Vraag<\/legend>/)
})

test('a form is sent by POST, with files only when it says so', () => {
  expect(String(<Form>x</Form>)).toMatch(/^<form class="form" method="post" novalidate[^>]*>x/)
  expect(String(<Form upload>x</Form>)).toContain('enctype="multipart/form-data"')
})
