// The one script of every page: small comforts, none of which a page needs.
import './comfort/autosave.ts'
import './comfort/news.ts'
import './comfort/passkey.ts'
import './comfort/suggest.ts'
import './comfort/tile-detail.ts'
