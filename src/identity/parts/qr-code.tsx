// A QR code as SVG, made on the server: the secret in it goes to nobody else.
import { encode } from 'uqr'

const QUIET_ZONE = 4

/** @param text what the code says; @param label what it is for, for who cannot see it */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg class="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path class="qr-code__dark" d={path} />
    </svg>
  )
}
