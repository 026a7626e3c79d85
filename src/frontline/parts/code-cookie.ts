// Where the code of a report without a name stays for a moment, in the browser of who sent it: never in an address.

/** Begins with the site's name, so that the cache of public pages stays out of the way. */
export const CODE_COOKIE = 'slagvaardig-code'
