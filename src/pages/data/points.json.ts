import type { APIRoute } from 'astro';
import { getPoints } from '../../site/collections.ts';

export const GET: APIRoute = async () => Response.json((await getPoints()).map(({ record }) => record));
