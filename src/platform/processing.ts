// What is done with data of persons: the activities that operations name, as the register of the AVG (art. 30) wants them described.

/** One processing activity, in Dutch, as the privacy officer and a resident read it. A changed activity gets another name. */
export type Activity = {
  /** module.kebab-name; stands in both logs. */
  name: `${string}.${string}`
  title: string
  purpose: string
  /** Article and duty or task, in words. */
  legalBasis: string
  law: 'avg' | 'wpg'
  /** Whose data (AVG art. 30.1.c). */
  subjects: string[]
  /** Which data. */
  data: string[]
  /** To whom they are given. */
  recipients: string[]
  /** The retention rule that ends it. */
  retention: `${string}.${string}`
}

export const activity = (described: Activity): Activity => described

/** Why an operation touches no data of persons: a reason has to be given, so that nobody forgets to think about it. */
export type NoPersons = { because: string }
export const noPersons = (because: string): NoPersons => ({ because })

/** The activity of an operation; undefined when it touches no data of persons. */
export const activityOf = (processing: Activity | NoPersons): Activity | undefined => ('because' in processing ? undefined : processing)
