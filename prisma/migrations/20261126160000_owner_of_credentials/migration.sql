-- A search finds credentials by the name of their owner. lib/store/search-keys.ts builds the key, which is compared byte by byte.
-- The database can fold ASCII; lib/store/fold-stored-texts.ts folds the rest before the server answers
-- (docs/decisions/0016-one-folding-of-text.md).
ALTER TABLE "User" ADD COLUMN "nameKey" TEXT COLLATE "C";
UPDATE "User" SET "nameKey" = lower("name" COLLATE "C") WHERE "name" ~ '^[[:ascii:]]*$';
ALTER TABLE "User" ADD CONSTRAINT "user_name_key" CHECK ("nameKey" IS NOT NULL) NOT VALID;

-- The owners of credentials, and the credentials of an owner; the ID makes the order unrelated to time
-- (docs/decisions/0008-searching-and-sorting-api-clients.md).
CREATE INDEX "credential_owner_live" ON "Credential" ("kind", "ownerId", "id") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;
