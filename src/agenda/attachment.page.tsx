// Hands out a file of an action as a download: never shown inside the site, whatever it says that it is.
import { download, page } from '../platform/page.ts'
import { showAttachment } from './attachment.ts'

export default page({
  async show(visit) {
    const { name, type, content } = await visit.run(showAttachment, { attachment: visit.params['attachment'] ?? '' })
    return download({ type, name, body: Buffer.from(content, 'base64') })
  },
})
