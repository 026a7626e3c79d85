// Names the kind of browser and system that asks, without versions: enough to recognise a device, too little to follow someone.

const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'], [/\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'], [/\biPhone\b/, 'iPhone'], [/\biPad\b/, 'iPad'], [/\bWindows\b/, 'Windows'], [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'], [/\bLinux\b/, 'Linux'],
]

const nameIn = (names: [RegExp, string][], agent: string): string | undefined => names.find(([pattern]) => pattern.test(agent))?.[1]

/** 'Firefox op Windows', from the User-Agent header; only words of ours, whatever the header says. */
export function browserOf(agent = ''): string {
  return `${nameIn(BROWSERS, agent) ?? 'Onbekende browser'} op ${nameIn(SYSTEMS, agent) ?? 'onbekend systeem'}`
}
