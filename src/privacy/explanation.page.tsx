// What this site keeps of people, and how they can ask about their own data: for everyone.
import { page } from '../platform/page.ts'
import { Explanation } from './parts/explanation.tsx'
import { showRegister } from './register/register.ts'

export default page({
  async show(visit) {
    const { entry } = await visit.run(showRegister, {})
    return { title: 'Wat wij van u bewaren', lead: 'Leest u alleen de openbare pagina’s? Dan bewaren wij niets van u.', body: <Explanation entry={entry} /> }
  },
})
