// The access log as one file to take along, with what is still there of the personal parts.
import { anyOf } from '../platform/actor.ts'
import { exportLog } from '../platform/log/export-log.ts'
import { download, onlyFor, page } from '../platform/page.ts'
import { inParts } from '../platform/stream.ts'

export default page({
  async show(visit) {
    onlyFor(visit, anyOf('privacy-officer'))
    return download({ type: 'application/jsonl; charset=utf-8', name: 'logboek.jsonl', body: inParts(exportLog(visit.runAnew)) })
  },
})
