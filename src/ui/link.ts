// The two small shapes that many parts share.

/** Words that lead somewhere. */
export type Link = { label: string; href: string }

/** Turns `{ a: true, b: false }`-like lists into a class attribute; leaves out what is false or absent. */
export const classes = (...names: (string | false | undefined)[]): string => names.filter(Boolean).join(' ')
