// Asks the browser for a passkey when a form wants one, and sends its answer along with the form (WebAuthn level 3).

async function answerTo(form: HTMLFormElement): Promise<Credential | null> {
  const options = JSON.parse(form.dataset['options'] ?? '{}') as Record<string, unknown>
  return form.dataset['passkey'] === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON) })
}

async function fill(form: HTMLFormElement, field: HTMLInputElement): Promise<void> {
  const message = form.querySelector<HTMLElement>('[role=alert]')
  if (message) message.hidden = true
  try {
    field.value = JSON.stringify(await answerTo(form))
    form.submit()
  } catch {
    // Broken off by the user, or not known to this device: the form stays, so that one can try again.
    if (message) message.hidden = false
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  const field = form.querySelector<HTMLInputElement>('input[name=passkey]')
  if (!field || !('PublicKeyCredential' in window)) continue
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void fill(form, field)
  })
}
