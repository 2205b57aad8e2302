-- By hand. Why so: docs/decisions/0008-searching-and-sorting-api-clients.md.

-- Among those of one creator or application the IDs are in no order of time: whoever sees the older half of them, or the newer,
-- finds one at once.
CREATE INDEX "credential_id_of_creator_live" ON "Credential" ("kind", "createdById", "id") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;
DROP INDEX "credential_application_live";
CREATE INDEX "credential_application_live" ON "Credential" ("kind", "application", "id") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL AND "application" IS NOT NULL;
CREATE INDEX "credential_id_live" ON "Credential" ("kind", "id") INCLUDE ("seenBy") WHERE "deletedAt" IS NULL;

-- What many see of them is counted by the index alone.
DROP INDEX "credential_unrestricted_live";
CREATE INDEX "credential_unrestricted_live" ON "Credential" ("kind", "createdAt" DESC, "id" DESC) INCLUDE ("seenBy") WHERE "deletedAt" IS NULL AND "networks" = '{}';
