import type { Database } from '@/lib/store/database'
import { answerQuestions } from './helper'
import { prepareDatabase } from './prepared-database'

/** How many API clients the list is to have. */
export interface ListWanted {
  count: number
}

answerQuestions(({ count }: ListWanted): Promise<null> =>
  prepareDatabase(async ({ database }) => {
    await fillList(database, count)
    return null
  }),
)

/**
 * API clients as varied as people make them, with what each was granted and a week of usage. The same each time, from
 * the number of the row: `share` is a number from 0 to 1 that differs for each row and salt.
 */
async function fillList(database: Database, count: number): Promise<void> {
  const connection = await database.connectAlone()
  await connection.executeScript(`
    CREATE FUNCTION pg_temp.share(n int, salt text) RETURNS float LANGUAGE sql IMMUTABLE
      AS $$ SELECT ('x' || left(md5(salt || n), 7))::bit(28)::int / 268435456.0 $$;
    CREATE FUNCTION pg_temp.one(words text[], n int) RETURNS text LANGUAGE sql IMMUTABLE
      AS $$ SELECT words[1 + n % cardinality(words)] $$;

    INSERT INTO "User" ("id", "email", "name", "role", "createdAt")
      SELECT 'creator-' || n, 'creator-' || n || '@example.com', 'Creator ' || n, 'cloud_administrator', now()
      FROM generate_series(1, 10) AS n;

    INSERT INTO "Credential" ("id", "kind", "clientId", "submissionId", "name", "description", "contactEmail", "application",
      "networks", "expiresAt", "disabledAt", "createdById", "createdAt", "lastRedeemedAt", "lastRedeemedFrom",
      "nameKey", "searchText")
    SELECT md5('id' || n), 'api_client', 'kt_' || left(md5('a' || n) || md5('b' || n), 24), md5('form' || n),
      pg_temp.one(ARRAY['Billing','Backup','Alert','Case','Device','Nightly','Weekly','Audit'], n) || ' '
        || pg_temp.one(ARRAY['export','sync','report','import','bridge'], n / 8) || ' ' || n,
      'Sends what has changed to the warehouse',
      CASE WHEN n % 3 > 0 THEN 'owner-' || n || '@team-' || n % 200 || '.example.com' END,
      CASE WHEN n % 10 < 7 THEN 'Application ' || floor(pg_temp.share(n, 'application') * 30) END,
      CASE WHEN n % 20 = 0 THEN ARRAY[]::text[] ELSE ARRAY['192.0.2.0/24', '2001:db8::/32'] END,
      CASE WHEN n % 10 = 0 THEN now() + interval '1 day' * (pg_temp.share(n, 'expiry') * 400 - 30) END,
      CASE WHEN n % 100 = 7 THEN now() END,
      'creator-' || (1 + floor(pg_temp.share(n, 'creator') * 10)),
      now() - interval '700 days' * pg_temp.share(n, 'created'),
      CASE WHEN n % 10 < 7 THEN now() - interval '200 days' * pg_temp.share(n, 'a') * pg_temp.share(n, 'b') END,
      '192.0.2.1', '', ''
    FROM generate_series(1, ${count}) AS n;

    -- As lib/store/search-keys.ts makes them of ASCII.
    UPDATE "Credential" SET "nameKey" = lower("name"),
      "searchText" = lower("name" || E'\n' || "clientId" || E'\n' || coalesce("contactEmail", '') || E'\n' || coalesce("application", ''));

    INSERT INTO "Secret" ("id", "credentialId", "hash", "hint", "createdAt")
      SELECT gen_random_uuid(), "id", sha256("id"::bytea), 'none', "createdAt" FROM "Credential";

    -- Each API to one in four; legal hold to fewer.
    INSERT INTO "Grant" ("credentialId", "apiId", "read", "write", "kind")
      SELECT c."id", a."id", true, a."writable" AND right(c."id", 1) < '6', c."kind"
      FROM "Api" AS a JOIN "Credential" AS c ON substr(md5(c."id" || a."slug"), 1, 1) < '4'
      WHERE a."grantable" AND (a."slug" <> 'legal-hold' OR right(c."id", 2) = '7a');

    INSERT INTO "Usage" ("credentialId", "period", "scope", "sourceAddress", "outcome", "roles", "count", "firstAt", "lastAt")
      SELECT c."id", h, 'alerts:read', '192.0.2.1', CASE WHEN day % 3 = 0 THEN 'insufficient_scope' ELSE 'allowed' END,
        'cloud-administrator', 100 + day, h, h
      FROM "Credential" AS c CROSS JOIN generate_series(0, 6, 2) AS day,
        LATERAL (SELECT date_trunc('hour', now()) - interval '1 day' * day AS h) AS hours;`)
  // What the server's own upkeep does in time.
  await connection.executeScript('VACUUM ANALYZE')
  await connection.dispose()
}
