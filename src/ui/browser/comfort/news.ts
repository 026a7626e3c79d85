// Comfort: says that there is something new as soon as the server tells so, without loading the page again.

function listen(place: HTMLElement): void {
  const source = new EventSource(place.dataset['news'] ?? '')
  source.addEventListener('news', () => {
    const line = place.querySelector('p')
    if (line) line.hidden = false
  })
  // Kept pages (back and forward) hold no connection open.
  addEventListener('pagehide', () => source.close())
}

for (const place of document.querySelectorAll<HTMLElement>('[data-news]')) listen(place)
