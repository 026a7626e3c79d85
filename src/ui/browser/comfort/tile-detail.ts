// Comfort: shows the figures behind a tile under the map while the pointer or the keyboard is on it.

function addDetail(map: Element): void {
  const line = document.createElement('p')
  line.className = 'map__detail'
  line.setAttribute('aria-hidden', 'true')
  map.after(line)
  const show = (event: Event): void => {
    const area = event.target instanceof Element ? event.target.closest('[data-detail]:not([data-detail=""])') ?? event.target.querySelector('[data-detail]') : null
    line.textContent = area?.getAttribute('data-detail') ?? ''
  }
  for (const kind of ['pointerover', 'focusin']) map.addEventListener(kind, show)
  for (const kind of ['pointerleave', 'focusout']) map.addEventListener(kind, () => { line.textContent = '' })
}

for (const map of document.querySelectorAll('[data-detail=""]')) addDetail(map)
