// The frame gives every page its landmarks and its order, and lets no text become markup.
import { describe, expect, test } from 'vitest'
import { Frame, type FrameProps } from './frame.tsx'

const HOSTILE = '"><script>alert(1)</script>\'&'

function framed(changes: Partial<FrameProps> = {}): string {
  return String(
    <Frame
      title="Signalen" nav={[{ label: 'Doen', href: '/doen', current: true }, { label: 'Leren', href: '/leren' }]} account={{ label: 'Inloggen', href: '/in' }}
      assets={{ css: '/assets/theme.css', scripts: ['/assets/autosave.js'] }} site={{ name: 'Slagvaardig', region: 'Midden-Nederland', home: '/' }}
      footer={[{ label: 'Privacy', href: '/privacy' }]} {...changes}
    >
      <p>Inhoud</p>
    </Frame>,
  )
}

/** The words of everything that takes the keyboard, in order. */
const stops = (html: string): string[] =>
  [...html.matchAll(/<(a|button)\b[^>]*>(.*?)<\/\1>/gs)].map((match) => (match[2] ?? '').replaceAll(/<[^>]+>/g, '').trim())

describe('the document', () => {
  test('is Dutch, has a doctype, one h1 and each landmark once', () => {
    const html = framed()
    expect(html).toMatch(/^<!doctype html><html lang="nl">/)
    for (const once of ['<h1', '<main', '<footer', 'class="bar"', '<nav']) expect(html.split(once)).toHaveLength(2)
  })
  test('is walked from the skip link over the menu to the content and the foot', () => {
    expect(stops(framed({ crumbs: [{ label: 'Start', href: '/' }] }))).toEqual([
      'Naar de inhoud', 'Slagvaardig Midden-Nederland', 'Doen', 'Leren', 'Inloggen', 'Start', 'Privacy',
    ])
  })
  test('has a skip link that leads to the content', () => {
    expect(framed()).toContain('href="#inhoud"')
    expect(framed()).toMatch(/<main[^>]* id="inhoud"/)
  })
  test('marks the present part of the menu and no other', () => {
    expect(framed().match(/aria-current="page"/g)).toHaveLength(1)
    expect(framed()).toMatch(/href="\/doen" aria-current="page"/)
  })
  test('carries no inline style and no inline script', () => {
    const html = framed({ notice: 'Bewaard.', issues: [{ field: 'a', message: 'b' }], lead: 'x', banner: 'y' })
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/)
    expect(html.match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/assets/autosave.js">'])
  })
  test('shows text as text, wherever it comes from', () => {
    const html = framed({
      title: HOSTILE, lead: HOSTILE, notice: HOSTILE, banner: HOSTILE, description: HOSTILE, footerNote: HOSTILE, account: { slot: HOSTILE },
      crumbs: [{ label: HOSTILE, href: HOSTILE }], issues: [{ field: HOSTILE, message: HOSTILE }], site: { name: HOSTILE, region: HOSTILE, home: HOSTILE },
    })
    expect(html).not.toContain('<script>')
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(14)
  })
})

describe('what just happened', () => {
  test('is read out as a status', () => expect(framed({ notice: 'Bewaard.' })).toContain('<p class="notice" role="status">Bewaard.</p>'))
  test('is not there when nothing happened', () => expect(framed()).not.toMatch(/role="(status|alert)"/))
})

describe('what has to be mended', () => {
  const html = framed({ issues: [{ field: 'place', message: 'Kies een gemeente.' }, { field: '', message: 'Er is intussen iets veranderd.' }] })
  test('is an alert that takes the focus and stands before the heading', () => {
    expect(html).toMatch(/role="alert" tabindex="-1" autofocus/)
    expect(html.indexOf('role="alert"')).toBeLessThan(html.indexOf('<h1'))
  })
  test('leads to each field, and to none when it concerns the whole form', () => {
    expect(html).toContain('href="#veld-place">Kies een gemeente.</a>')
    expect(html).toContain('<li>Er is intussen iets veranderd.</li>')
  })
  test('shows in the tab', () => expect(html).toContain('<title>Fout: Signalen'))
})
