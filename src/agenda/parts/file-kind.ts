// Tells what kind of file an attachment is, from its name and its first bytes together: what does not fit both is refused.

const startsWith = (...signs: number[]) => (bytes: Uint8Array): boolean => signs.every((sign, at) => bytes[at] === sign)
const isZip = startsWith(0x50, 0x4b, 0x03, 0x04)
const isText = (bytes: Uint8Array): boolean => {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0')
  } catch {
    return false
  }
}

/** Ending → media type and how such a file begins. Nothing that a browser runs: no HTML, no SVG, no office file with macros. */
const KINDS: Record<string, { type: string; begins: (bytes: Uint8Array) => boolean }> = {
  pdf: { type: 'application/pdf', begins: startsWith(0x25, 0x50, 0x44, 0x46, 0x2d) },
  png: { type: 'image/png', begins: startsWith(0x89, 0x50, 0x4e, 0x47) },
  jpg: { type: 'image/jpeg', begins: startsWith(0xff, 0xd8, 0xff) },
  odt: { type: 'application/vnd.oasis.opendocument.text', begins: isZip },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', begins: isZip },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', begins: isZip },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', begins: isZip },
  csv: { type: 'text/csv', begins: isText },
  txt: { type: 'text/plain', begins: isText },
}

/** The endings that are taken, for the form. */
export const ENDINGS = Object.keys(KINDS)

/** The media type; undefined when the ending is not one of ours or the bytes are of something else. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string | undefined {
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1]?.replace('jpeg', 'jpg') ?? ''
  const kind = Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined
  return kind?.begins(bytes) ? kind.type : undefined
}
