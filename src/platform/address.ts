// Where this site stands on the web, said by the installation and never by a request: links in mails and cookies depend on it.

let origin = 'http://localhost:3000'

/** Puts the site's own address in use ('https://slagvaardig.example.org'): what PUBLIC_URL says, or the port that it listens on. */
export function useAddress(address: string): void {
  origin = new URL(address).origin
}

/** The origin of the site, without a slash at the end. */
export const siteAddress = (): string => origin

/**
 * The name of a cookie. Behind https it begins with __Host-: the browser then takes it only over https, for this host alone and for all of it,
 * so that another site under the same domain cannot plant one (RFC 6265bis §4.1.3.2).
 */
export const cookieName = (name: string): string => (origin.startsWith('https:') ? `__Host-${name}` : name)
