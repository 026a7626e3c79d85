// How the installation is doing, for the administrator.
import { formatDate, formatNumber, formatSize, SummaryList } from '../ui/public.ts'
import { health } from '../platform/health.ts'
import { page } from '../platform/page.ts'

export default page({
  async show(visit) {
    const state = await visit.run(health, {})
    return {
      title: state.failedJobs === 0 ? 'Het systeem werkt' : 'Er ging achtergrondwerk mis',
      lead: 'U ziet hier hoe het systeem ervoor staat. De inhoud ziet u niet.',
      body: (
        <SummaryList items={[
          { term: 'Soort installatie', value: state.kind === 'trial' ? 'Proef' : 'Echt gebruik' },
          { term: 'In gebruik sinds', value: formatDate(state.startedAt) },
          { term: 'Database', value: `PostgreSQL ${state.server}, ${formatSize(state.bytes)}` },
          { term: 'Achtergrondwerk', value: `${formatNumber(state.waitingJobs)} te doen, ${formatNumber(state.failedJobs)} mislukt` },
        ]} />
      ),
    }
  },
})
