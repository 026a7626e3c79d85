// Dutch words for how someone signed in, and for why a session ended.

export const VIA_WORDS = { demo: 'als voorbeeldpersoon', password: 'met wachtwoord en code', passkey: 'met een passkey', provider: 'via uw organisatie' } as const

export const ENDED_WORDS: Record<string, string> = {
  'signed-out': 'uitgelogd',
  'ended-by-person': 'door u beëindigd',
  'old-token': 'beëindigd: iemand anders leek deze sessie ook te gebruiken',
  'other-browser': 'beëindigd: gebruikt vanuit een andere browser',
  'provider': 'uitgelogd bij uw organisatie',
  'mandate-ended': 'beëindigd met uw mandaat',
  'ways-changed': 'beëindigd: u veranderde hoe u inlogt',
  'account-removed': 'beëindigd met het account',
}
