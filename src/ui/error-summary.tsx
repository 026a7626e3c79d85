// The list of what to mend in a form, on top of the page: read out at once, each line leading to its field.

/** One thing to mend. Without a field it concerns the form as a whole. */
export type Issue = { field: string; message: string }

/** What a refused form leaves behind: the page is shown again with it, so that nothing typed is lost. */
export type Kept = { values: Record<string, string | string[]>; issues: Issue[] }

/** The id of a field (or of the first option of a choice); the error summary points there. */
export const fieldId = (name: string): string => `veld-${name}`

/** Takes the focus when the page opens (autofocus works on any focusable element, without a script). */
export function ErrorSummary({ issues }: { issues: Issue[] }) {
  return (
    <div class="utrecht-alert utrecht-alert--error" role="alert" tabindex={-1} autofocus>
      <div class="utrecht-alert__content">
        <h2 class="utrecht-heading-3">Er moet nog iets worden aangepast</h2>
        <ul class="error-list">
          {issues.map(({ field, message }) => (
            <li>{field ? <a class="utrecht-link utrecht-link--html-a" href={`#${fieldId(field)}`}>{message}</a> : message}</li>
          ))}
        </ul>
        <p class="utrecht-paragraph">Wat u al invulde, is bewaard.</p>
      </div>
    </div>
  )
}
