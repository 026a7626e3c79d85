// Running text in which every web address is a link, shown by the name of its site.

/** An address ends at white space; a full stop or bracket after it belongs to the sentence. */
const ADDRESS = /(https:\/\/[^\s]*[^\s.,;:)])/

export const LinkedText = ({ text }: { text: string }) => (
  <>
    {text.split(ADDRESS).map((part, place) => (place % 2 === 1 && URL.canParse(part)
      ? <a class="utrecht-link utrecht-link--html-a" href={part}>{new URL(part).hostname.replace(/^www\./, '')}</a>
      : part))}
  </>
)
