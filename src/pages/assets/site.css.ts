import { fileURLToPath } from 'node:url';
import type { APIRoute } from 'astro';
import { root } from 'astro:config/server';
import { bundleStyles } from '../../build/client.ts';

export const GET: APIRoute = () =>
  new Response(bundleStyles(fileURLToPath(root)), { headers: { 'Content-Type': 'text/css;charset=utf-8' } });
