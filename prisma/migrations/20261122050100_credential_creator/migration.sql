-- By hand, for Prisma knows no partial indexes: who created API clients, and which. One column of what a list can be
-- narrowed by and most rows have, so that the list is read along it and counted in it.
CREATE INDEX "credential_creator_live" ON "Credential" ("kind", "createdById", "createdAt" DESC, "id" DESC) WHERE "deletedAt" IS NULL;
