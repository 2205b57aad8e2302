-- What texts are searched, sorted and told apart by is made by lib/store/search-keys.ts from here on, and no longer by the
-- database, whose locale decided what small letters are. Why so: docs/decisions/0016-one-folding-of-text.md.
ALTER TABLE "Credential" ALTER COLUMN "nameKey" DROP EXPRESSION, ALTER COLUMN "searchText" DROP EXPRESSION;
ALTER TABLE "ServiceUser" ADD COLUMN "nameKey" TEXT COLLATE "C";
ALTER TABLE "Group" ADD COLUMN "nameKey" TEXT COLLATE "C";

-- Of the names as they were; events from before have none. Not in the hash: a filter goes by them, and nothing else.
ALTER TABLE "AuditEvent" ADD COLUMN "actorKey" TEXT, ADD COLUMN "targetKey" TEXT;

DROP INDEX "group_name";
CREATE UNIQUE INDEX "group_name" ON "Group" ("nameKey");
DROP INDEX "service_user_name_live";
CREATE UNIQUE INDEX "service_user_name_live" ON "ServiceUser" ("nameKey") WHERE "deletedAt" IS NULL;

-- Texts are in NFC. One that has no room for it, or that another has already, stays as it is until it is edited.
DO $$
DECLARE
    field record;
    found record;
BEGIN
    -- Only here can there be anything else.
    IF getdatabaseencoding() <> 'UTF8' THEN RETURN; END IF;
    FOR field IN SELECT * FROM (VALUES ('Credential', 'name'), ('Credential', 'description'), ('Credential', 'application'),
        ('ServiceUser', 'name'), ('ServiceUser', 'description'), ('Group', 'name'), ('User', 'name'), ('Api', 'name')
    ) AS f(relation, attribute) LOOP
        FOR found IN EXECUTE format('SELECT "id", normalize(%2$I, NFC) AS text FROM %1$I WHERE %2$I IS NOT NFC NORMALIZED',
            field.relation, field.attribute) LOOP
            BEGIN
                EXECUTE format('UPDATE %1$I SET %2$I = $1 WHERE "id" = $2', field.relation, field.attribute)
                    USING found.text, found."id";
            EXCEPTION WHEN unique_violation OR check_violation THEN NULL;
            END;
        END LOOP;
    END LOOP;
END;
$$;

-- Of ASCII the database knows the small letters. The others have no key until lib/store/fold-stored-texts.ts gives them one, before
-- the server answers.
-- Two that the locale told apart, and that are the same now, stay apart until one of them is edited.
UPDATE "ServiceUser" AS s SET "nameKey" = k."key" || CASE WHEN k."place" > 1 THEN E'\n' || s."id" ELSE '' END
    FROM (
        SELECT "id", lower("name" COLLATE "C") AS "key",
            row_number() OVER (PARTITION BY lower("name" COLLATE "C"), "deletedAt" IS NULL ORDER BY "id") AS "place"
        FROM "ServiceUser" WHERE "name" ~ '^[[:ascii:]]*$'
    ) AS k WHERE k."id" = s."id";
UPDATE "Group" AS g SET "nameKey" = k."key" || CASE WHEN k."place" > 1 THEN E'\n' || g."id" ELSE '' END
    FROM (
        SELECT "id", lower("name" COLLATE "C") AS "key",
            row_number() OVER (PARTITION BY lower("name" COLLATE "C") ORDER BY "id") AS "place"
        FROM "Group" WHERE "name" ~ '^[[:ascii:]]*$'
    ) AS k WHERE k."id" = g."id";
UPDATE "Credential" SET "nameKey" = NULL, "searchText" = NULL
    WHERE concat("nameKey", "searchText", "name", "application", "contactEmail") !~ '^[[:ascii:]]*$';
CREATE INDEX "credential_unfolded" ON "Credential" ("id") WHERE "nameKey" IS NULL;

-- Nothing is written without its keys.
ALTER TABLE "ServiceUser" ADD CONSTRAINT "service_user_name_key" CHECK ("nameKey" IS NOT NULL) NOT VALID;
ALTER TABLE "Group" ADD CONSTRAINT "group_name_key" CHECK ("nameKey" IS NOT NULL) NOT VALID;
ALTER TABLE "Credential" ADD CONSTRAINT "credential_keys" CHECK ("nameKey" IS NOT NULL AND "searchText" IS NOT NULL) NOT VALID;
