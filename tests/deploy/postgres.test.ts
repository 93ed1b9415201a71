/** deploy/postgres/: its SQL is that of the tables. That it fills a server and answers, tests/query/query.test.ts sees. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toPostgresIndexes, toPostgresLoader, toPostgresSchema } from '../../src/export/targets/postgres-sql.ts';
import { ROOT } from '../support/notices.ts';

// `npm run test:unit -- -u` writes them anew.
it.each([['schema', toPostgresSchema], ['load', toPostgresLoader], ['indexes', toPostgresIndexes]] as const)('%s.sql', async (name, make) => {
  await expect(make()).toMatchFileSnapshot(join(ROOT, `deploy/postgres/${name}.sql`));
});
