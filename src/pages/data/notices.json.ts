import type { APIRoute } from 'astro';
import { getNotices } from '../../site/collections.ts';

export const GET: APIRoute = async () => Response.json((await getNotices()).map(({ record }) => record));
