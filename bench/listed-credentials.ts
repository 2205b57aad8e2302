import type { Database } from '@/lib/store/database'
import { administrator } from './administrator'
import { answerQuestions } from './helper'
import { prepareDatabase } from './prepared-database'

/** The number of API clients in the list. */
export interface ListWanted {
  count: number
  /** The number of people who created them, of those who own them, and of other people. */
  creators: number
  owners: number
  people: number
  /** The number of service API keys. */
  keys: number
}

answerQuestions((wanted: ListWanted): Promise<null> =>
  prepareDatabase(async ({ database }) => {
    await fillList(database, wanted)
    return null
  }),
)

/**
 * API clients as varied as real ones, with grants and a week of usage. They are the same each time, because all values
 * depend on the row number: `share` is a number from 0 to 1 that differs for each row and salt.
 */
async function fillList(
  database: Database,
  { count, creators, owners, people, keys }: ListWanted,
): Promise<void> {
  const connection = await database.connectAlone()
  await connection.executeScript(`
    CREATE FUNCTION pg_temp.share(n int, salt text) RETURNS float LANGUAGE sql IMMUTABLE
      AS $$ SELECT ('x' || left(md5(salt || n), 7))::bit(28)::int / 268435456.0 $$;
    CREATE FUNCTION pg_temp.one(words text[], n int) RETURNS text LANGUAGE sql IMMUTABLE
      AS $$ SELECT words[1 + n % cardinality(words)] $$;

    INSERT INTO "User" ("id", "email", "name", "nameKey", "searchText", "role", "createdAt")
      SELECT 'creator-' || n, 'creator-' || n || '@example.com', 'Creator ' || n, 'creator ' || n, concat_ws(E'\\n', 'creator ' || n, 'creator-' || n || '@example.com'), 'cloud_administrator', now()
      FROM generate_series(1, ${creators}) AS n;
    INSERT INTO "User" ("id", "email", "name", "nameKey", "searchText", "role", "createdAt", "disabledAt")
      SELECT 'owner-' || n, 'owner-' || n || '@example.com', 'Owner ' || n, 'owner ' || n, concat_ws(E'\\n', 'owner ' || n, 'owner-' || n || '@example.com'),
        'auditor', now(), CASE WHEN n % 20 = 0 THEN now() END
      FROM generate_series(1, ${owners}) AS n;
    INSERT INTO "User" ("id", "email", "name", "nameKey", "searchText", "role", "createdAt")
      SELECT 'person-' || n, 'person-' || n || '@example.com', 'Person ' || n, 'person ' || n, concat_ws(E'\\n', 'person ' || n, 'person-' || n || '@example.com'), 'auditor', now()
      FROM generate_series(1, ${people}) AS n;
    INSERT INTO "Group" ("id", "name", "nameKey") VALUES ('everybody', 'Everybody', 'everybody');
    INSERT INTO "GroupMember" ("groupId", "userId") SELECT 'everybody', "id" FROM "User";

    -- Each signs in with the password of the administrator.
    INSERT INTO "Product" ("id", "slug", "name") SELECT n, n, n FROM unnest(ARRAY['none', 'few', 'half', 'older', 'rest']) AS n;
    INSERT INTO "User" ("id", "email", "name", "nameKey", "searchText", "role", "createdAt", "passwordHash")
      SELECT v.name, v.name || '@example.com', v.name, v.name, concat_ws(E'\\n', v.name, v.name || '@example.com'), v.role::"Role", now(), a."passwordHash"
      FROM "User" AS a, (VALUES ('auditor', 'auditor'), ('none', 'product_administrator'), ('few', 'product_administrator'),
        ('half', 'product_administrator'), ('older', 'product_administrator'), ('all', 'product_administrator')) AS v(name, role)
      WHERE a."email" = '${administrator.email}';
    INSERT INTO "ProductAdministrator" ("productId", "userId") SELECT "id", "id" FROM "Product" WHERE "id" <> 'rest' AND "id" IN (SELECT "id" FROM "User");
    INSERT INTO "ProductAdministrator" ("productId", "userId") VALUES ('half', 'all'), ('rest', 'all');

    INSERT INTO "Credential" ("id", "kind", "clientId", "submissionId", "name", "description", "contactEmail", "application",
      "authorization", "networks", "expiresAt", "disabledAt", "createdById", "ownerId", "createdAt", "lastRedeemedAt",
      "lastRedeemedFrom", "nameKey", "searchText")
    SELECT md5('id' || n), 'api_client', 'kt_' || left(md5('a' || n) || md5('b' || n), 24), md5('form' || n),
      pg_temp.one(ARRAY['Billing','Backup','Alert','Case','Device','Nightly','Weekly','Audit'], n) || ' '
        || pg_temp.one(ARRAY['export','sync','report','import','bridge'], n / 8) || ' ' || n,
      'Sends what has changed to the warehouse',
      CASE WHEN n % 3 > 0 THEN 'owner-' || n || '@team-' || n % 200 || '.example.com' END,
      CASE WHEN n % 10 < 7 THEN 'Application ' || floor(pg_temp.share(n, 'application') * 30) END,
      'product_administrator', CASE WHEN n % 20 = 0 THEN ARRAY[]::text[] ELSE ARRAY['192.0.2.0/24', '2001:db8::/32'] END,
      CASE WHEN n % 10 = 0 THEN now() + interval '1 day' * (pg_temp.share(n, 'expiry') * 400 - 30) END,
      CASE WHEN n % 100 = 7 THEN now() END,
      'creator-' || (1 + floor(pg_temp.share(n, 'creator') * ${creators})),
      CASE WHEN n % 50 > 0 THEN 'owner-' || (1 + floor(pg_temp.share(n, 'owner') * ${owners})) END,
      now() - interval '700 days' * pg_temp.share(n, 'created'),
      CASE WHEN n % 10 < 7 THEN now() - interval '200 days' * pg_temp.share(n, 'a') * pg_temp.share(n, 'b') END,
      '192.0.2.1', '', ''
    FROM generate_series(1, ${count}) AS n;

    INSERT INTO "ServiceUser" ("id", "name", "nameKey", "createdAt")
      SELECT 'service-' || n, 'Service ' || n, 'service ' || n, now() FROM generate_series(1, ${Math.ceil(keys / 10)}) AS n;
    INSERT INTO "Credential" ("id", "kind", "submissionId", "name", "serviceUserId", "authorization", "networks", "expiresAt",
      "createdById", "createdAt", "nameKey", "searchText")
    SELECT md5('key' || n), 'service_api_key', md5('keyform' || n), 'Key ' || n, 'service-' || (1 + n / 10), 'product_administrator',
      ARRAY[]::text[], now() + interval '1 day' * (pg_temp.share(n, 'keyexpiry') * 400 - 30),
      'creator-' || (1 + floor(pg_temp.share(n, 'keycreator') * ${creators})), now() - interval '700 days' * pg_temp.share(n, 'keycreated'), '', ''
    FROM generate_series(1, ${keys} - 1) AS n;

    -- As lib/store/search-keys.ts makes them of ASCII.
    UPDATE "Credential" SET "nameKey" = lower("name"),
      "searchText" = lower("name" || E'\n' || coalesce("clientId", '') || E'\n' || coalesce("contactEmail", '') || E'\n' || coalesce("application", ''));

    -- Half of them by chance, the older half, one in 333; the rest.
    INSERT INTO "CredentialProduct" ("credentialId", "productId")
      SELECT "id", CASE WHEN "id" < '8' THEN 'half' ELSE 'rest' END FROM "Credential" UNION ALL
      SELECT "id", 'older' FROM "Credential" WHERE "createdAt" < now() - interval '350 days' UNION ALL
      SELECT "id", 'few' FROM "Credential" WHERE ('x' || left("id", 7))::bit(28)::int % 333 = 0;

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
        LATERAL (SELECT date_trunc('hour', now()) - interval '1 day' * day AS h) AS hours;

    INSERT INTO "UsageHour" ("period", "allowed", "denied")
      SELECT "period", coalesce(sum("count") FILTER (WHERE "outcome" = 'allowed'), 0),
        coalesce(sum("count") FILTER (WHERE "outcome" <> 'allowed'), 0)
      FROM "Usage" GROUP BY 1;

    INSERT INTO "AuditEvent" ("sequence", "time", "actorId", "actorName", "actorKey", "action", "targetKind", "targetId",
      "targetName", "targetKey", "sourceAddress", "outcome", "detail", "previousHash", "hash")
    SELECT 1000 + row_number() OVER (ORDER BY c."createdAt", c."id"), c."createdAt", c."createdById", p."name", lower(p."name"),
      c."kind" || '.created', c."kind"::text, c."id", c."name", c."nameKey", '192.0.2.1', 'done', '{}', '', ''
    FROM "Credential" AS c JOIN "User" AS p ON p."id" = c."createdById";
    UPDATE "AuditHead" SET "sequence" = (SELECT max("sequence") FROM "AuditEvent");
    INSERT INTO "Notification" ("id", "userId", "kind", "key", "title", "body", "createdAt")
      SELECT md5(p."id" || n), p."id", 'expiry', 'bench ' || n, 'Something expires', 'Soon', now() - interval '1 day' * n
      FROM "User" AS p, generate_series(1, 100) AS n WHERE p."passwordHash" IS NOT NULL;`)
  // The server's own maintenance would do this in time.
  await connection.executeScript('VACUUM ANALYZE')
  await connection.dispose()
}
