-- By hand. The owners of credentials, and the credentials of an owner; the ID makes the order unrelated to time
-- (docs/decisions/0008-searching-and-sorting-api-clients.md).
CREATE INDEX "credential_owner_live" ON "Credential" ("kind", "ownerId", "id") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;
