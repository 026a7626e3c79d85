// The floor for pages: a bare Hono route on the same server library that answers given bytes; runs in a process of its own.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { readFileSync } from 'node:fs'

const pages = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const app = new Hono()
for (const [index, body] of pages.entries()) app.get(`/${index}`, (c) => c.html(body))
serve({ fetch: app.fetch, port: 0 }, ({ port }) => console.log(`port ${port}`))
